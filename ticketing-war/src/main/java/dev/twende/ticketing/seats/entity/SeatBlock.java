package dev.twende.ticketing.seats.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * A seat that the company keeps out of sale on a stretch, and why.
 *
 * @param claimId of the BLOCK claim that keeps it so
 * @param reason such as CREW or POLICE
 * @param note for the people who handle it; null for none
 * @param blockedBy null when nobody was named
 */
public record SeatBlock(
        UUID claimId,
        String seatNumber,
        Segments segments,
        String reason,
        String note,
        UUID blockedBy,
        Instant since) {}
