package dev.twende.ticketing.bookings.entity;

import dev.twende.ticketing.seats.entity.Segments;
import java.util.List;
import java.util.UUID;

/**
 * What a device sold without asking, and took cash for.
 *
 * @param leaseId under which the seats were lent to the device; null when it sold at its own risk
 * @param transactionId by which payment will know the cash
 */
public record OfflineSale(
        UUID bookingId,
        Trip trip,
        Contact contact,
        List<Passenger> passengers,
        Booking.Terms terms,
        UUID leaseId,
        UUID transactionId,
        Seller seller) {

    /** Who travels on which seat, with the ticket that the device has made. */
    public record Passenger(UUID ticketId, String seatNumber, Booking.Rider rider) {}

    public Segments segments() {
        return trip.segments();
    }

    public boolean isLent() {
        return leaseId != null;
    }
}
