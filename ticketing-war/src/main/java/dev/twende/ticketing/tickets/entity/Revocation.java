package dev.twende.ticketing.tickets.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * That codes of a ticket are void although it was paid for.
 *
 * @param position of the transaction that revoked it, by which the list is ordered
 * @param upToIssue codes of this issue and of those before are void
 * @param reason CANCELLED, REFUNDED, EXCHANGED for another ticket, or REISSUED under other terms
 */
public record Revocation(
        String position, UUID ticketId, int upToIssue, UUID scheduleId, String reason, Instant revokedAt) {}
