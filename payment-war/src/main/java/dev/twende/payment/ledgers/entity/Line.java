package dev.twende.payment.ledgers.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * An entry as it stands in the book.
 *
 * @param line which of its posting's entries, from 1
 * @param transactionId null when it concerns no payment, as is the booking reference
 * @param occurredAt when the money moved
 * @param postedAt when that was written down; decides the period
 */
public record Line(
        UUID postingId,
        int line,
        PostingKind kind,
        UUID sourceId,
        UUID transactionId,
        String bookingReference,
        Instant occurredAt,
        Instant postedAt,
        Entry entry) {}
