package dev.twende.ticketing.bookings.entity;

import dev.twende.kit.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That money of a payment went back, all of it or a part. Written once and never changed. */
@Entity
@Table(name = "booking_refund")
public class BookingRefund {
    @Id
    @Column(name = "refund_id")
    private UUID id;

    @Column(name = "transaction_id")
    private UUID transactionId;

    @Column(name = "booking_id")
    private UUID bookingId;

    private long amount;

    private String currency;

    @Column(name = "refunded_at")
    private Instant refundedAt;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    protected BookingRefund() {} // for JPA

    public BookingRefund(UUID id, UUID transactionId, UUID bookingId, Money money, Instant refundedAt, Instant now) {
        this.id = id;
        this.transactionId = transactionId;
        this.bookingId = bookingId;
        this.amount = money.amount();
        this.currency = money.currency();
        this.refundedAt = refundedAt;
        this.recordedAt = now;
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
