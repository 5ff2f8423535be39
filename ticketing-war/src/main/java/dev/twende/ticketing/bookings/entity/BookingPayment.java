package dev.twende.ticketing.bookings.entity;

import dev.twende.kit.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** That money came for a booking, and what was done about it. Written once; only what was undecided is decided later. */
@Entity
@Table(name = "booking_payment")
public class BookingPayment {
    @Id
    @Column(name = "transaction_id")
    private UUID transactionId;

    @Column(name = "booking_id")
    private UUID bookingId;

    private long amount;

    private String currency;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "recorded_at")
    private Instant recordedAt;

    protected BookingPayment() {} // for JPA

    public BookingPayment(UUID transactionId, UUID bookingId, Money money, Outcome outcome, Instant now) {
        this.transactionId = transactionId;
        this.bookingId = bookingId;
        this.amount = money.amount();
        this.currency = money.currency();
        this.outcome = outcome;
        this.recordedAt = now;
    }

    public UUID transactionId() {
        return transactionId;
    }

    public UUID bookingId() {
        return bookingId;
    }

    public Money money() {
        return new Money(amount, currency);
    }

    public Outcome outcome() {
        return outcome;
    }

    /** When we learnt of it. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** What was undecided is decided. */
    public void decide(Outcome decision) {
        if (outcome != Outcome.UNDECIDED || decision == Outcome.UNDECIDED) {
            throw new IllegalStateException("payment " + transactionId + " is " + outcome);
        }
        outcome = decision;
    }

    /** What was done about the money. */
    public enum Outcome {
        /** It pays for the tickets. */
        ACCEPTED,
        /** It pays the difference for others. */
        SUPPLEMENT,
        /** It has to go back. */
        REFUND_REQUESTED,
        /** It is here, but its seats are not: somebody decides whether it pays for others or goes back. */
        UNDECIDED
    }
}
