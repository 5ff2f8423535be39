package dev.twende.ticketing.schedules.entity;

import java.util.UUID;

/**
 * A stop of a schedule, where a journey begins.
 *
 * @param sequence 0 for the first
 */
public record BoardingPoint(UUID scheduleId, int sequence) {}
