package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingShare;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tickets that a device took back for cash while it had no network. What is found here nobody else changes until the transaction ends. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class OfflineReturns {
    private BookingStore store;
    private AfterSales afterSales;

    protected OfflineReturns() {} // for the CDI proxy

    @Inject
    public OfflineReturns(BookingStore store, AfterSales afterSales) {
        this.store = store;
        this.afterSales = afterSales;
    }

    /** The booking that a ticket belongs to, be it current or not. */
    public Optional<Booking> lockOf(UUID ticketId) {
        return store.bookingOf(ticketId).flatMap(store::findForUpdate);
    }

    public Optional<Booking> lock(String reference) {
        return store.findForUpdate(reference);
    }

    /** The one payment that stands behind a booking; empty when there is none, or more than one. */
    public Optional<UUID> payment(Booking booking) {
        List<BookingShare> shares = store.shares(booking.id());
        return shares.size() == 1 ? Optional.of(shares.get(0).transactionId()) : Optional.empty();
    }

    /** Why these tickets cannot be given back for this much; empty when they can. */
    public Optional<Problem> objection(Booking booking, List<Ticket> given, Money cash) {
        if (booking.status() != BookingStatus.PAID || given.isEmpty()) {
            return Optional.of(notChangeable("The booking is " + booking.status() + ", or has other tickets now."));
        }
        Optional<Ticket> used = given.stream()
                .filter(ticket -> ticket.status() != TicketStatus.PAID)
                .findFirst();
        if (used.isPresent()) {
            return Optional.of(
                    notChangeable("A ticket of these is " + used.get().status() + "."));
        }
        long price = given.stream().mapToLong(ticket -> ticket.price().amount()).sum();
        boolean isCovered = cash.amount() == 0
                || payment(booking).isPresent()
                        && cash.amount()
                                <= Math.min(price, afterSales.moneyLeft(booking).amount());
        return isCovered
                ? Optional.empty()
                : Optional.of(notChangeable("More was given back than one payment has brought for these tickets."));
    }

    private static Problem notChangeable(String detail) {
        return Problem.of(ProblemType.BOOKING_NOT_CHANGEABLE, detail);
    }

    /**
     * Cancels tickets of which nothing is to be {@link #objection objected}.
     *
     * @return by which the refund is known, here and in payment
     */
    public UUID giveBack(Booking booking, List<Ticket> given, Money cash, Instant now) {
        UUID returnId = Ids.next();
        afterSales.mustOweNothing(booking);
        afterSales.giveBack(booking, given, cash, returnId, now);
        return returnId;
    }
}
