package dev.twende.ticketing.bookings.entity;

import dev.twende.kit.problem.Problem;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of a sale that a device made without asking.
 *
 * @param booking PAID; or EXPIRED, when the seats could not be given
 * @param refusal why they could not; null when they are the passengers'
 * @param wonAt since when somebody else has one of the seats; null when that is not the reason
 */
public record SoldOffline(Booking booking, Problem refusal, Instant wonAt) {

    public Optional<Problem> refused() {
        return Optional.ofNullable(refusal);
    }
}
