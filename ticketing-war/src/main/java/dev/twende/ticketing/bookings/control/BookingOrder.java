package dev.twende.ticketing.bookings.control;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Contact;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatPlace;
import dev.twende.ticketing.seats.entity.Segments;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a party wants, checked and priced, with a seat for everyone.
 *
 * @param seats one per rider; none before they are chosen
 * @param channel through which it is sold
 * @param later how it is paid later; null when it is paid at once
 * @param planVersion of the plan all this was checked by
 */
public record BookingOrder(
        Trip trip,
        Contact contact,
        List<Booking.Rider> riders,
        List<String> seats,
        Booking.Terms terms,
        SalesChannel channel,
        Later later,
        long planVersion) {
    private static final int NOT_DRAWN = -1;

    /**
     * A reservation that is paid later.
     *
     * @param payBy until when
     * @param seatsPerPhone how many seats may wait for the money of one phone
     */
    public record Later(Instant payBy, int seatsPerPhone) {}

    /** The same with these seats. */
    public BookingOrder on(List<String> chosen) {
        return new BookingOrder(trip, contact, riders, chosen, terms, channel, later, planVersion);
    }

    public UUID scheduleId() {
        return trip.scheduleId();
    }

    public Segments segments() {
        return trip.segments();
    }

    /**
     * What a class is sold under.
     *
     * @throws Problem {@link ProblemType#VALIDATION_FAILED} when the plan does not sell it
     */
    public static Booking.Terms terms(SchedulePlan plan, String fareClass) {
        if (!plan.knowsClass(fareClass)) {
            throw Problem.invalid("fare_class", "is not sold on this schedule");
        }
        return new Booking.Terms(
                fareClass, plan.conditions(fareClass).map(Json.mapper()::toJson).orElse(null));
    }

    /** Where the seats of a plan stand; those of which only the numbers are known as if in one row, on a deck of their own. */
    public static List<SeatPlace> places(SchedulePlan plan) {
        Map<String, SeatPlace> drawn = plan.layout().stream()
                .map(seat -> new SeatPlace(seat.seatNumber(), seat.deck(), seat.row(), seat.column()))
                .collect(Collectors.toMap(SeatPlace::seatNumber, Function.identity()));
        return IntStream.range(0, plan.seats().size())
                .mapToObj(i -> drawn.getOrDefault(
                        plan.seats().get(i), new SeatPlace(plan.seats().get(i), NOT_DRAWN, 0, i)))
                .toList();
    }

    /** Puts each rider on the claim of their seat. */
    public List<Booking.Seat> seated(List<SeatClaim> claims) {
        return seated(riders, claims);
    }

    /** As {@link #seated(List)}, of riders who are no order. */
    public static List<Booking.Seat> seated(List<Booking.Rider> riders, List<SeatClaim> claims) {
        return IntStream.range(0, riders.size())
                .mapToObj(i -> new Booking.Seat(
                        Ids.next(), claims.get(i).claimId(), claims.get(i).seatNumber(), riders.get(i)))
                .toList();
    }
}
