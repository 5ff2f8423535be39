package dev.twende.ticketing.bookings.control;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Contact;
import dev.twende.ticketing.bookings.entity.SeatChange;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a party wants, checked and priced, with a seat for everyone.
 *
 * @param seatings one per rider; none before seats are chosen
 * @param channel through which it is sold
 * @param later how it is paid later; null when it is paid at once
 * @param planVersion of the plan all this was checked by
 */
public record BookingOrder(
        Trip trip,
        Contact contact,
        List<Booking.Rider> riders,
        List<Seating> seatings,
        Booking.Terms terms,
        SalesChannel channel,
        Later later,
        long planVersion) {
    /**
     * A reservation that is paid later.
     *
     * @param payBy until when
     * @param seatsPerPhone how many seats may wait for the money of one phone
     */
    public record Later(Instant payBy, int seatsPerPhone) {}

    /** The same with these seats for the whole way. */
    public BookingOrder on(List<String> chosen) {
        return seated(
                chosen.stream().map(seat -> Seating.whole(seat, segments())).toList());
    }

    /** The same with these seats, some of which are changed on the way. */
    public BookingOrder seated(List<Seating> chosen) {
        return new BookingOrder(trip, contact, riders, chosen, terms, channel, later, planVersion);
    }

    /** All seats that it needs on some stretch. */
    public List<String> seats() {
        return seatings.stream()
                .flatMap(seating -> seating.places().stream())
                .map(Seating.Place::seatNumber)
                .distinct()
                .toList();
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

    /**
     * Puts each rider on the claims of their seats.
     *
     * @param plan which knows the stops
     */
    public static List<Booking.Seat> seated(
            List<Booking.Rider> riders, List<Seating> party, List<List<SeatClaim>> claims, SchedulePlan plan) {
        return IntStream.range(0, riders.size())
                .mapToObj(i -> seat(riders.get(i), claims.get(i), change(party.get(i), claims.get(i), plan)))
                .toList();
    }

    private static SeatChange change(Seating seating, List<SeatClaim> claims, SchedulePlan plan) {
        if (claims.size() == 1) {
            return null;
        }
        int sequence = seating.places().get(1).segments().from();
        return new SeatChange(
                claims.get(1).claimId(),
                claims.get(1).seatNumber(),
                sequence,
                plan.stops().get(sequence).stopId());
    }

    private static Booking.Seat seat(Booking.Rider rider, List<SeatClaim> claims, SeatChange change) {
        return new Booking.Seat(
                Ids.next(), claims.get(0).claimId(), claims.get(0).seatNumber(), change, rider);
    }

    /** As the other, of riders each of whom has one seat for the whole way. */
    public static List<Booking.Seat> seated(List<Booking.Rider> riders, List<SeatClaim> claims) {
        return IntStream.range(0, riders.size())
                .mapToObj(i -> seat(riders.get(i), List.of(claims.get(i)), null))
                .toList();
    }
}
