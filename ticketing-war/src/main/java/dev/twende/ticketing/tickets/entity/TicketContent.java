package dev.twende.ticketing.tickets.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * What the code of a ticket says: which ticket it is, and for what ride it is good. {@code docs/ticket-qr.md} has its bytes.
 *
 * @param issue counts the times the ticket was issued, from 1; a code of an earlier issue is revoked
 * @param fromSequence of the boarding stop in the schedule, from 0
 * @param toSequence of the stop to alight at
 * @param seatNumber as it was when the code was signed; another bus may have changed it since
 * @param validFrom to the second
 * @param validUntil to the second; no longer valid at this moment
 */
public record TicketContent(
        UUID ticketId,
        UUID scheduleId,
        int issue,
        int fromSequence,
        int toSequence,
        String seatNumber,
        Instant validFrom,
        Instant validUntil) {
    /** The greatest issue and the greatest sequence that have room in the code. */
    public static final int BYTE_MAX = 255;

    public TicketContent {
        if (issue < 1
                || issue > BYTE_MAX
                || fromSequence < 0
                || toSequence <= fromSequence
                || toSequence > BYTE_MAX
                || seatNumber.isEmpty()
                || !validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException("no ticket says this: " + ticketId);
        }
    }
}
