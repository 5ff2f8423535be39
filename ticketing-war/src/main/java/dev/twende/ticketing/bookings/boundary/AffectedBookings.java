package dev.twende.ticketing.bookings.boundary;

import dev.twende.ticketing.bookings.control.BookingNotices;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.entity.MovedClaim;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Bookings whose schedule is changed by its company. All of it joins the transaction of the change. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AffectedBookings {
    private BookingStore store;
    private BookingNotices notices;
    private Schedules schedules;

    protected AffectedBookings() {} // for the CDI proxy

    @Inject
    public AffectedBookings(BookingStore store, BookingNotices notices, Schedules schedules) {
        this.store = store;
        this.notices = notices;
        this.schedules = schedules;
    }

    /** Lets nobody pay for, give up or end a booking of the schedule until the transaction ends. */
    public void lock(UUID scheduleId) {
        store.lockAlive(scheduleId);
    }

    /**
     * Gives the tickets of moved claims their new seats, and tells their holders.
     *
     * @param holders of the claims, bookings or not
     */
    public void reseat(UUID scheduleId, List<MovedClaim> moves, Set<UUID> holders) {
        store.reseat(moves);
        SchedulePlan plan = schedules.storedPlan(scheduleId);
        for (Booking booking : store.all(holders)) {
            notices.seatChanged(booking, plan);
        }
    }
}
