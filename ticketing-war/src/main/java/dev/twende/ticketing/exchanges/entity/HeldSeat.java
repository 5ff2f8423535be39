package dev.twende.ticketing.exchanges.entity;

import dev.twende.ticketing.seats.entity.Segments;
import java.util.UUID;

/**
 * A claim that waits for a supplement.
 *
 * @param ticketId for whose passenger
 * @param segments all of the new stretch, or a part that the passenger has not yet
 */
public record HeldSeat(UUID claimId, UUID ticketId, String seatNumber, Segments segments) {}
