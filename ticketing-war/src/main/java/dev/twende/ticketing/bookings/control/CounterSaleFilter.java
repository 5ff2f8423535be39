package dev.twende.ticketing.bookings.control;

import java.time.Instant;
import java.util.UUID;

/**
 * Which counter sales are wanted; what is null does not matter.
 *
 * @param companyId null until it is known whose
 * @param soldBy the cashier
 * @param deviceId the enrolled device
 * @param from sold then or later
 * @param to sold before
 */
public record CounterSaleFilter(UUID companyId, UUID soldBy, UUID deviceId, Instant from, Instant to) {
    /** The same, but of this company. */
    public CounterSaleFilter of(UUID company) {
        return new CounterSaleFilter(company, soldBy, deviceId, from, to);
    }
}
