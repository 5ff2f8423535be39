package dev.twende.ticketing.bookings.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import dev.twende.ticketing.vouchers.boundary.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finds seats for a booking whose money came after its hold was over: the same again, or others as good. */
@ApplicationScoped
public class Reseating {
    private static final int TRIES = 3;

    private Schedules schedules;
    private SeatClaims claims;
    private Vouchers vouchers;
    private Outbox outbox;

    protected Reseating() {} // for the CDI proxy

    @Inject
    public Reseating(Schedules schedules, SeatClaims claims, Vouchers vouchers, Outbox outbox) {
        this.schedules = schedules;
        this.claims = claims;
        this.vouchers = vouchers;
        this.outbox = outbox;
    }

    /**
     * Ends what is left of the hold, then takes seats for good.
     *
     * @return why it cannot be; empty when the booking is reserved anew
     */
    public Optional<String> reseat(Booking booking, Instant now) {
        end(booking, now);
        UUID scheduleId = booking.trip().scheduleId();
        SchedulePlan plan = schedules.steadyPlan(scheduleId);
        if (schedules.objection(scheduleId, booking.trip().fromSequence()).isPresent()) {
            return Optional.of("the money came after the bus had left or the schedule was taken off sale");
        }
        List<Booking.Rider> party =
                booking.tickets().stream().map(Ticket::rider).toList();
        Segments segments = booking.trip().segments();
        Optional<List<Seating>> seats = Optional.of(booking.seatings())
                .filter(same -> isOn(plan, same))
                .or(() -> choose(plan, segments, party.size(), 1));
        for (int attempt = 1; seats.isPresent() && attempt <= TRIES; attempt++) {
            List<List<SeatClaim>> taken = SeatClaims.toEachPlace(seats.get());
            if (claims.take(booking.id(), scheduleId, seats.get(), taken)) {
                if (booking.voucherId().isPresent() && !vouchers.reserveAgain(booking.id())) {
                    claims.release(taken.stream()
                            .flatMap(List::stream)
                            .map(SeatClaim::claimId)
                            .toList());
                    return Optional.of("the hold was over and its voucher was used up by others");
                }
                booking.reserveAnew(BookingOrder.seated(party, seats.get(), taken, plan), now);
                outbox.publishAll(BookingEvents.reserved(booking, now));
                return Optional.empty();
            }
            seats = choose(plan, segments, party.size(), attempt);
        }
        return Optional.of("the hold was over and not enough seats were left");
    }

    private static boolean isOn(SchedulePlan plan, List<Seating> party) {
        return party.stream()
                .flatMap(seating -> seating.places().stream())
                .allMatch(place -> plan.seats().contains(place.seatNumber()));
    }

    private Optional<List<Seating>> choose(SchedulePlan plan, Segments segments, int count, int attempt) {
        return claims.choose(plan.scheduleId(), segments, plan.places(), List.of(), count, attempt)
                .map(seats -> seats.stream()
                        .map(seat -> Seating.whole(seat, segments))
                        .toList());
    }

    /**
     * Puts a paid booking on another schedule, on the same stops.
     *
     * @throws Problem {@link ProblemType#SOLD_OUT}, or why nothing is sold there
     */
    public void rebook(Booking booking, UUID scheduleId) {
        SchedulePlan plan = schedules.steadyPlan(scheduleId);
        Trip old = booking.trip();
        Journey journey = plan.journey(old.fromStopId(), old.toStopId());
        schedules.objection(scheduleId, journey.from()).ifPresent(objection -> {
            throw objection;
        });
        List<Booking.Rider> party =
                booking.tickets().stream().map(Ticket::rider).toList();
        Segments segments = new Segments(journey.from(), journey.to());
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            List<String> seats = claims.choose(scheduleId, segments, plan.places(), List.of(), party.size(), attempt)
                    .orElseThrow(Reseating::soldOut);
            List<SeatClaim> taken = SeatClaims.toEach(seats);
            if (claims.take(booking.id(), scheduleId, segments, taken)) {
                booking.rebook(
                        new Trip(
                                old.companyId(),
                                scheduleId,
                                old.fromStopId(),
                                old.toStopId(),
                                journey.from(),
                                journey.to()),
                        BookingOrder.seated(party, taken));
                return;
            }
        }
        throw soldOut();
    }

    private static Problem soldOut() {
        return Problem.of(ProblemType.SOLD_OUT, "Not enough seats are free on this stretch.");
    }

    private void end(Booking booking, Instant now) {
        claims.expire(booking.claimIds());
        if (booking.status() == BookingStatus.RESERVED) {
            booking.expire();
            outbox.publishAll(BookingEvents.expired(booking, now));
        }
    }
}
