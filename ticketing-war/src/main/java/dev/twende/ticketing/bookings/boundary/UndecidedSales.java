package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.control.BookingEvents;
import dev.twende.ticketing.bookings.control.BookingNotices;
import dev.twende.ticketing.bookings.control.BookingOrder;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingPayment;
import dev.twende.ticketing.bookings.entity.BookingPayment.Outcome;
import dev.twende.ticketing.bookings.entity.BookingShare;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.BoardingPoint;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Bookings that a device sold and somebody else had the seats of, until it is decided what becomes of their passengers. All of it joins the
 * transaction in which that is decided.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class UndecidedSales {
    private static final int TRIES = 3;

    private BookingStore store;
    private BookingNotices notices;
    private Schedules schedules;
    private SeatClaims claims;
    private Outbox outbox;

    protected UndecidedSales() {} // for the CDI proxy

    @Inject
    public UndecidedSales(
            BookingStore store, BookingNotices notices, Schedules schedules, SeatClaims claims, Outbox outbox) {
        this.store = store;
        this.notices = notices;
        this.schedules = schedules;
        this.claims = claims;
        this.outbox = outbox;
    }

    /** The booking, which nobody else changes until the transaction ends. */
    public Booking lock(UUID bookingId) {
        return store.findForUpdate(bookingId).orElseThrow();
    }

    /** Bookings with their passengers, to be looked at. */
    @Transactional(Transactional.TxType.SUPPORTS)
    public List<Booking> all(Collection<UUID> bookingIds) {
        return store.all(bookingIds);
    }

    /**
     * Seats the passengers on their bus.
     *
     * @param seats one for each, in their order; none for any that are free
     * @param mayHaveLeft whether the bus may be under way or there already: then they sat on these seats
     * @throws Problem {@link ProblemType#SEAT_TAKEN}, {@link ProblemType#SOLD_OUT}, {@link ProblemType#SEAT_UNKNOWN}, or why nothing is
     *     sold there
     */
    public void seat(Booking booking, UUID transactionId, List<String> seats, boolean mayHaveLeft, Instant now) {
        Trip trip = booking.trip();
        SchedulePlan plan = schedules.steadyPlan(trip.scheduleId());
        plan.mustHave(seats);
        BoardingPoint point = new BoardingPoint(trip.scheduleId(), trip.fromSequence());
        Optional.ofNullable((mayHaveLeft
                                ? schedules.objectionsToPromised(List.of(point))
                                : schedules.objections(List.of(point)))
                        .get(point))
                .ifPresent(objection -> {
                    throw objection;
                });
        List<SeatClaim> taken = seats.isEmpty()
                ? takeAny(booking, plan, trip.segments())
                : take(booking, plan, trip.segments(), seats)
                        .orElseThrow(() -> Problem.of(ProblemType.SEAT_TAKEN, "Somebody else has one of the seats."));
        booking.reserveAnew(BookingOrder.seated(riders(booking), taken), now);
        settle(booking, transactionId, now);
        notices.seatChanged(booking, plan);
    }

    /**
     * Seats the passengers on another bus that goes the same way.
     *
     * @throws Problem {@link ProblemType#SOLD_OUT}, {@link ProblemType#NO_SUCH_SEGMENT}, or why nothing is sold there
     */
    public void rebook(Booking booking, UUID transactionId, UUID scheduleId, Instant now) {
        Trip old = booking.trip();
        SchedulePlan plan = schedules.steadyPlan(scheduleId);
        Journey journey = plan.journey(old.fromStopId(), old.toStopId());
        schedules.objection(scheduleId, journey.from()).ifPresent(objection -> {
            throw objection;
        });
        Trip next =
                new Trip(old.companyId(), scheduleId, old.fromStopId(), old.toStopId(), journey.from(), journey.to());
        List<SeatClaim> taken = takeAny(booking, plan, next.segments());
        booking.reserveAnew(next, BookingOrder.seated(riders(booking), taken), now);
        settle(booking, transactionId, now);
        notices.rebooked(booking);
    }

    private static List<Booking.Rider> riders(Booking booking) {
        return booking.tickets().stream().map(Ticket::rider).toList();
    }

    private Optional<List<SeatClaim>> take(Booking booking, SchedulePlan plan, Segments segments, List<String> seats) {
        List<SeatClaim> wanted = SeatClaims.toEach(seats);
        return claims.take(booking.id(), plan.scheduleId(), segments, wanted) ? Optional.of(wanted) : Optional.empty();
    }

    private List<SeatClaim> takeAny(Booking booking, SchedulePlan plan, Segments segments) {
        int party = booking.tickets().size();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            Optional<List<SeatClaim>> taken = claims.choose(
                            plan.scheduleId(), segments, plan.places(), List.of(), party, attempt)
                    .flatMap(seats -> take(booking, plan, segments, seats));
            if (taken.isPresent()) {
                return taken.get();
            }
        }
        throw Problem.of(ProblemType.SOLD_OUT, "Not enough seats are free on this stretch.");
    }

    private void settle(Booking booking, UUID transactionId, Instant now) {
        booking.pay();
        BookingPayment payment = store.findPayment(transactionId).orElseThrow();
        payment.decide(Outcome.ACCEPTED);
        store.add(new BookingShare(Ids.next(), booking.id(), transactionId, payment.money()));
        outbox.publishAll(BookingEvents.reserved(booking, now));
        outbox.publishAll(BookingEvents.paid(booking, transactionId, now));
    }

    /** Asks payment to send the money back; the booking stays as it ended. */
    public UUID refund(Booking booking, UUID transactionId, String reason) {
        BookingPayment payment = store.findPayment(transactionId).orElseThrow();
        payment.decide(Outcome.REFUND_REQUESTED);
        UUID refundId = Ids.next();
        outbox.publish(BookingEvents.refundRequested(booking, transactionId, payment.money(), reason, refundId));
        notices.refundStarted(booking, payment.money());
        return refundId;
    }
}
