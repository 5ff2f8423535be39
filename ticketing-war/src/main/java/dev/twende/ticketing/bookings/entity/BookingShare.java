package dev.twende.ticketing.bookings.entity;

import dev.twende.kit.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/**
 * What of a payment stands behind a booking.
 *
 * <p>It begins as what the payment brought. It shrinks by what is asked back, whoever asks, and by what goes with passengers to
 * another booking; what is left is at least the price of the booking's tickets, and the fees that were kept. So no refund takes more
 * from a payment than came with it, however a booking was changed, and each goes back on the payment that it came with.
 */
@Entity
@Table(name = "booking_share")
public class BookingShare {
    @Id
    @Column(name = "share_id")
    private UUID id;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "transaction_id")
    private UUID transactionId;

    private long amount;

    private String currency;

    @Version
    private int version;

    protected BookingShare() {} // for JPA

    public BookingShare(UUID id, UUID bookingId, UUID transactionId, Money money) {
        this.id = id;
        this.bookingId = bookingId;
        this.transactionId = transactionId;
        this.amount = money.amount();
        this.currency = money.currency();
        this.version = 1;
    }

    /** Takes as much as there is, at most so much. */
    public Money take(Money wanted) {
        Money taken = new Money(Math.min(amount, wanted.amount()), currency);
        amount -= taken.amount();
        return taken;
    }

    /** More of the same payment. */
    public void add(Money more) {
        amount = money().plus(more).amount();
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
