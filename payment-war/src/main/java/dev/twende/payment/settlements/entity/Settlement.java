package dev.twende.payment.settlements.entity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is settled with a company for a period of its book. A draft adds up the period as it stands; closing gives it a number and
 * freezes it: nothing can be posted into the period any more, so that the draft's sums are for good. Periods follow each other
 * without gaps.
 *
 * @param number counts the company's closed settlements from 1; empty while it is a draft
 * @param from inclusive
 * @param to exclusive
 */
public record Settlement(
        UUID id,
        int version,
        UUID companyId,
        Optional<Integer> number,
        Instant from,
        Instant to,
        Instant draftedAt,
        Optional<Instant> closedAt) {

    public boolean isClosed() {
        return closedAt.isPresent();
    }
}
