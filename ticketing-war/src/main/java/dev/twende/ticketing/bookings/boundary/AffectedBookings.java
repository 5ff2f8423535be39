package dev.twende.ticketing.bookings.boundary;

import dev.twende.events.ticketing.TicketingEvent;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.control.BookingEvents;
import dev.twende.ticketing.bookings.control.BookingMoney;
import dev.twende.ticketing.bookings.control.BookingNotices;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.control.Reseating;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.MovedClaim;
import dev.twende.ticketing.vouchers.boundary.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Bookings whose schedule is changed by its company. All of it joins the transaction of the change. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AffectedBookings {
    private BookingStore store;
    private BookingMoney money;
    private BookingNotices notices;
    private Schedules schedules;
    private SeatClaims claims;
    private Reseating reseating;
    private Vouchers vouchers;
    private Outbox outbox;
    private Clock clock;

    protected AffectedBookings() {} // for the CDI proxy

    @Inject
    public AffectedBookings(
            BookingStore store,
            BookingMoney money,
            BookingNotices notices,
            Schedules schedules,
            SeatClaims claims,
            Reseating reseating,
            Vouchers vouchers,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.money = money;
        this.notices = notices;
        this.schedules = schedules;
        this.claims = claims;
        this.reseating = reseating;
        this.vouchers = vouchers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Lets nobody pay for, give up or end a booking of the schedule until the transaction ends. */
    public void lockAll(UUID scheduleId) {
        store.lockAlive(scheduleId);
    }

    /** The booking, which nobody else changes until the transaction ends. */
    public Booking lock(UUID bookingId) {
        return store.findForUpdate(bookingId).orElseThrow();
    }

    /** The next bookings of the schedule that hold or own seats, in the order of their ids; nobody else changes them meanwhile. */
    public List<Booking> next(UUID scheduleId, UUID after, int limit) {
        return store.aliveForUpdate(scheduleId, after, limit);
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

    /** Lets an unpaid booking go, because its bus does not run. */
    public void release(Booking booking) {
        booking.release();
        claims.release(booking.claimIds());
        outbox.publishAll(BookingEvents.cancelled(booking, clock.instant()));
    }

    /** Tells the contact that the bus does not run, and until when there is a choice. */
    public void tellCancelled(Booking booking, SchedulePlan plan, Instant deadline) {
        notices.cancelled(booking, plan, deadline);
    }

    /**
     * Tells the contact that the bus leaves at another time.
     *
     * @param moved by how much, later or earlier
     * @param deadline until when the money may be had back; empty when it may not
     */
    public void tellDelayed(Booking booking, SchedulePlan plan, Duration moved, Optional<Instant> deadline) {
        PlannedStop boarding = plan.stops().get(booking.trip().fromSequence());
        Instant before = boarding.departureTime().minus(moved);
        deadline.ifPresentOrElse(
                until -> notices.refundable(booking, plan, before, until),
                () -> notices.delayed(booking, plan, before));
    }

    /**
     * Gives a paid booking's seats up, asks payment to send back its price, or what is left of that, and gives a voucher back to be
     * used again.
     *
     * @param refundId by which the refund is known from now on; when several payments paid for it, the first of theirs
     */
    public void refund(Booking booking, UUID refundId, String reason) {
        Instant now = clock.instant();
        booking.giveBack(refundId);
        claims.release(booking.claimIds());
        outbox.publishAll(BookingEvents.cancelled(booking, now));
        booking.voucherId()
                .flatMap(voucher -> vouchers.giveBack(booking.id(), voucher))
                .ifPresent(code -> notices.voucherReturned(booking, code));
        if (booking.total().amount() > 0) {
            notices.refundStarted(booking, money.giveBack(booking, booking.total(), refundId, reason, now));
        }
    }

    /**
     * Puts a paid booking on another schedule. The new seats are taken before the old ones are given up, and neither is kept if the
     * other fails. No money moves, so nobody is told of a payment: of the old tickets that they are cancelled, of the new ones that
     * they are there.
     *
     * @throws Problem {@link ProblemType#SOLD_OUT}, or why nothing is sold there
     */
    public void rebook(Booking booking, SchedulePlan target) {
        Instant now = clock.instant();
        List<UUID> oldClaims = booking.claimIds();
        List<TicketingEvent> given = BookingEvents.cancelled(booking, now);
        reseating.rebook(booking, target.scheduleId());
        claims.release(oldClaims);
        outbox.publishAll(given);
        outbox.publishAll(BookingEvents.reserved(booking, now));
        notices.rebooked(booking);
    }
}
