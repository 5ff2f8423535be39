package dev.twende.ticketing.bookings.control;

import dev.twende.kit.id.Ids;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Contact;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Segments;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What a party wants, checked and priced, with a seat for everyone.
 *
 * @param seats one per rider
 * @param channel through which it is sold
 * @param planVersion of the plan all this was checked by
 */
public record BookingOrder(
        Trip trip,
        Contact contact,
        List<Booking.Rider> riders,
        List<String> seats,
        Booking.Terms terms,
        SalesChannel channel,
        long planVersion) {

    public UUID scheduleId() {
        return trip.scheduleId();
    }

    public Segments segments() {
        return new Segments(trip.fromSequence(), trip.toSequence());
    }

    /** Puts each rider on the claim of their seat. */
    public List<Booking.Seat> seated(List<SeatClaim> claims) {
        return seated(riders, claims);
    }

    static List<Booking.Seat> seated(List<Booking.Rider> riders, List<SeatClaim> claims) {
        return IntStream.range(0, riders.size())
                .mapToObj(i -> new Booking.Seat(
                        Ids.next(), claims.get(i).claimId(), claims.get(i).seatNumber(), riders.get(i)))
                .toList();
    }
}
