package dev.twende.ticketing.seats.entity;

import java.util.UUID;

/**
 * A seat that somebody wants for good.
 *
 * @param claimId made new for every try
 * @param holderId the booking it is for
 */
public record SeatWish(UUID claimId, UUID scheduleId, String seatNumber, Segments segments, UUID holderId) {}
