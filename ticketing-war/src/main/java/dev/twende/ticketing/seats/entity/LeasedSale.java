package dev.twende.ticketing.seats.entity;

import dev.twende.kit.id.Ids;
import java.util.UUID;

/**
 * A seat that a device has sold of what is lent to it.
 *
 * @param bookingId whose claim it is from now on
 * @param before names the claim to what stays lent before the sold stretch, if there is any
 * @param behind as before, behind it
 */
public record LeasedSale(
        UUID scheduleId, String seatNumber, Segments segments, UUID bookingId, UUID before, UUID behind) {

    /** With names for the claims to the rests. */
    public static LeasedSale of(UUID scheduleId, String seatNumber, Segments segments, UUID bookingId) {
        return new LeasedSale(scheduleId, seatNumber, segments, bookingId, Ids.next(), Ids.next());
    }
}
