package dev.twende.ticketing.bookings.boundary;

import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.control.BookingEvents;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bookings whose passengers get on the bus, or do not. What is found here nobody else changes until the transaction ends. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BoardedBookings {
    private BookingStore store;
    private SeatClaims claims;
    private Outbox outbox;

    protected BoardedBookings() {} // for the CDI proxy

    @Inject
    public BoardedBookings(BookingStore store, SeatClaims claims, Outbox outbox) {
        this.store = store;
        this.claims = claims;
        this.outbox = outbox;
    }

    /** The booking that a ticket belongs to, be it current or not. */
    public Optional<Booking> lockOf(UUID ticketId) {
        return store.bookingOf(ticketId).flatMap(store::findForUpdate);
    }

    public Optional<Booking> lock(String reference) {
        return store.findForUpdate(reference);
    }

    /** The passenger of this ticket is not on the bus after all: the ticket is good again, or over when its money went back meanwhile. */
    public void undoBoarding(Booking booking, Ticket ticket, Instant now) {
        booking.undoBoarding(ticket);
        if (ticket.status() == TicketStatus.REFUNDED) {
            claims.release(ticket.claimIds());
            outbox.publishAll(BookingEvents.cancelled(booking, List.of(ticket), now));
        }
    }

    /** Paid bookings of a schedule that board at this stop or before and have passengers who were not seen. */
    public List<Booking> awaited(UUID scheduleId, int sequence, int limit) {
        return store.awaitedForUpdate(scheduleId, sequence, limit);
    }
}
