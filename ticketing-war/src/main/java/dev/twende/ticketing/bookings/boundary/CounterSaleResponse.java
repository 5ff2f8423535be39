package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A booking that was sold over a counter or on a device, without the passengers.
 *
 * @param soldBy the cashier, or the device itself while none was logged in on it
 * @param deviceId the enrolled device; absent without one
 * @param total what its tickets cost now
 * @param soldAt when the seats were held
 */
public record CounterSaleResponse(
        UUID bookingId,
        String bookingReference,
        UUID companyId,
        UUID scheduleId,
        UUID soldBy,
        UUID deviceId,
        BookingStatus status,
        Money total,
        Instant soldAt) {

    static CounterSaleResponse from(Booking booking) {
        return new CounterSaleResponse(
                booking.id(),
                booking.reference(),
                booking.trip().companyId(),
                booking.trip().scheduleId(),
                booking.soldBy().orElse(null),
                booking.deviceId().orElse(null),
                booking.status(),
                booking.total(),
                booking.createdAt());
    }
}
