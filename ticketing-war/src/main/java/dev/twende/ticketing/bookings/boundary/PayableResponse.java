package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import java.time.Instant;
import java.util.UUID;

/**
 * What the payment house needs to collect a booking's price.
 *
 * @param amount the only amount that pays for it
 */
public record PayableResponse(String bookingReference, UUID companyId, Money amount, Instant holdExpiresAt) {
    static PayableResponse from(Booking booking) {
        return new PayableResponse(
                booking.reference(), booking.trip().companyId(), booking.total(), booking.holdExpiresAt());
    }
}
