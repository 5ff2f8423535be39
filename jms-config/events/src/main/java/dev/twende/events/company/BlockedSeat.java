package dev.twende.events.company;

import java.util.UUID;

/**
 * A seat that is kept back from sale on a stretch, planned before the schedule was published.
 *
 * @param fromSequence of the stop where the stretch begins
 * @param toSequence of the stop where it ends
 * @param reason such as CREW, POLICE, COUNTER_ONLY, LADIES
 * @param blockedBy the user who planned it
 */
public record BlockedSeat(String seatNumber, int fromSequence, int toSequence, String reason, UUID blockedBy) {}
