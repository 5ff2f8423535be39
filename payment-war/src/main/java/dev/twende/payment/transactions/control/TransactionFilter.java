package dev.twende.payment.transactions.control;

import dev.twende.payment.transactions.entity.TransactionStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * Which transactions are looked for; what is null does not matter.
 *
 * @param companyId null for those of all companies
 * @param from begun then or later
 * @param to begun before
 * @param soldBy the user who sold, or helped to pay
 * @param deviceId the enrolled device it was begun on
 */
public record TransactionFilter(
        UUID companyId,
        String bookingReference,
        TransactionStatus status,
        Instant from,
        Instant to,
        UUID soldBy,
        UUID deviceId) {
    /** The same, but only of this company. */
    public TransactionFilter of(UUID company) {
        return new TransactionFilter(company, bookingReference, status, from, to, soldBy, deviceId);
    }
}
