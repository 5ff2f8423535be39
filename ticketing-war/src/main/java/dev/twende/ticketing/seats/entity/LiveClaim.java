package dev.twende.ticketing.seats.entity;

import java.util.UUID;

/**
 * A claim that keeps others away now.
 *
 * @param holderId the booking, device or block it belongs to
 */
public record LiveClaim(UUID claimId, String seatNumber, Segments segments, ClaimKind kind, UUID holderId) {}
