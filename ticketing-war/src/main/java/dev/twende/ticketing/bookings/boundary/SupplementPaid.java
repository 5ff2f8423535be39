package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import java.util.Optional;

/**
 * More money came for a booking that is paid: fired in the transaction of the news, and taken in the same one by whoever waited for it.
 * What nobody takes goes back.
 */
public class SupplementPaid {
    private final Booking booking;
    private final Money amount;
    private Optional<Booking> paidFor = Optional.empty();

    SupplementPaid(Booking booking, Money amount) {
        this.booking = booking;
        this.amount = amount;
    }

    /** The booking, which nobody else changes until the transaction ends. */
    public Booking booking() {
        return booking;
    }

    public Money amount() {
        return amount;
    }

    /** The money is wanted, and stands behind this booking from now on. */
    public void take(Booking other) {
        paidFor = Optional.of(other);
    }

    /** Whether somebody wanted it already. */
    public boolean isTaken() {
        return paidFor.isPresent();
    }

    Optional<Booking> paidFor() {
        return paidFor;
    }
}
