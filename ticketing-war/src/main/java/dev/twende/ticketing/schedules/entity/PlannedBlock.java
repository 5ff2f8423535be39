package dev.twende.ticketing.schedules.entity;

import java.util.UUID;

/**
 * A seat that company keeps out of sale on a stretch from the first moment.
 *
 * @param from sequence of the stop where the stretch begins
 * @param to sequence of the stop where it ends
 * @param blockedBy null when nobody is named
 */
public record PlannedBlock(String seatNumber, int from, int to, String reason, UUID blockedBy) {}
