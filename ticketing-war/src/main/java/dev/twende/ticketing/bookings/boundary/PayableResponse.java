package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import java.time.Instant;
import java.util.UUID;

/**
 * What the payment house needs to collect a booking's price.
 *
 * @param amount the only amount that pays for it
 * @param supplementId what it is for when the booking is paid and more is to be paid; absent for the price of the booking
 */
public record PayableResponse(
        String bookingReference, UUID companyId, Money amount, Instant holdExpiresAt, UUID supplementId) {
    static PayableResponse from(Booking booking) {
        return new PayableResponse(
                booking.reference(), booking.trip().companyId(), booking.total(), booking.holdExpiresAt(), null);
    }

    static PayableResponse of(Booking booking, SupplementAsked.Supplement supplement) {
        return new PayableResponse(
                booking.reference(),
                booking.trip().companyId(),
                supplement.amount(),
                supplement.until(),
                supplement.id());
    }
}
