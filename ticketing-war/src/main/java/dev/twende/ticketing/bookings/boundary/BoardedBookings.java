package dev.twende.ticketing.bookings.boundary;

import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.entity.Booking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Bookings whose passengers get on the bus, or do not. What is found here nobody else changes until the transaction ends. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class BoardedBookings {
    private BookingStore store;

    protected BoardedBookings() {} // for the CDI proxy

    @Inject
    public BoardedBookings(BookingStore store) {
        this.store = store;
    }

    /** The booking that a ticket belongs to, be it current or not. */
    public Optional<Booking> lockOf(UUID ticketId) {
        return store.bookingOf(ticketId).flatMap(store::findForUpdate);
    }

    public Optional<Booking> lock(String reference) {
        return store.findForUpdate(reference);
    }

    /** Paid bookings of a schedule that board at this stop or before and have passengers who were not seen. */
    public List<Booking> awaited(UUID scheduleId, int sequence, int limit) {
        return store.awaitedForUpdate(scheduleId, sequence, limit);
    }
}
