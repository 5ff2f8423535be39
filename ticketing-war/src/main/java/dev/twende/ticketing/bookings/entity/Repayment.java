package dev.twende.ticketing.bookings.entity;

import dev.twende.kit.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** That payment was asked to send money of a payment back for tickets that were given back; and, once it says so, that it did. */
@Entity
@Table(name = "repayment")
public class Repayment {
    @Id
    @Column(name = "repayment_id")
    private UUID id;

    @Column(name = "return_id")
    private UUID returnId;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "transaction_id")
    private UUID transactionId;

    private long amount;

    private String currency;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "repaid_at")
    private Instant repaidAt;

    @Version
    private int version;

    protected Repayment() {} // for JPA

    /**
     * @param id the refund's, in both houses
     * @param returnId what was given back at once
     */
    public Repayment(UUID id, UUID returnId, UUID bookingId, UUID transactionId, Money money, Instant now) {
        this.id = id;
        this.returnId = returnId;
        this.bookingId = bookingId;
        this.transactionId = transactionId;
        this.amount = money.amount();
        this.currency = money.currency();
        this.askedAt = now;
        this.version = 1;
    }

    /** The money is back. */
    public void repaid(Instant now) {
        repaidAt = now;
    }

    public boolean isRepaid() {
        return repaidAt != null;
    }

    public UUID returnId() {
        return returnId;
    }

    public UUID bookingId() {
        return bookingId;
    }

    public UUID transactionId() {
        return transactionId;
    }

    public Money money() {
        return new Money(amount, currency);
    }
}
