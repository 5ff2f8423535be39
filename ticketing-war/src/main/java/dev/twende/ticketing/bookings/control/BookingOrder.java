package dev.twende.ticketing.bookings.control;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Contact;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Segments;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a party wants, checked and priced, with a seat for everyone.
 *
 * @param seats one per passenger
 * @param fare for one seat
 * @param planVersion of the plan all this was checked by
 */
public record BookingOrder(
        Trip trip,
        Contact contact,
        List<PassengerDetails> passengers,
        List<String> seats,
        Money fare,
        long planVersion) {

    public UUID scheduleId() {
        return trip.scheduleId();
    }

    public Segments segments() {
        return new Segments(trip.fromSequence(), trip.toSequence());
    }

    /** Puts each passenger on the claim of their seat. */
    public List<Booking.Seat> seated(List<SeatClaim> claims) {
        return seated(passengers, claims);
    }

    static List<Booking.Seat> seated(List<PassengerDetails> passengers, List<SeatClaim> claims) {
        return IntStream.range(0, passengers.size())
                .mapToObj(i -> new Booking.Seat(
                        Ids.next(), claims.get(i).claimId(), claims.get(i).seatNumber(), passengers.get(i)))
                .toList();
    }
}
