package dev.twende.ticketing.bookings.entity;

import java.util.UUID;

/**
 * Where a passenger leaves the first seat for another one of the same bus.
 *
 * @param claimId of the other seat, from there to the end of the journey
 * @param sequence of the stop
 */
public record SeatChange(UUID claimId, String seatNumber, int sequence, UUID stopId) {}
