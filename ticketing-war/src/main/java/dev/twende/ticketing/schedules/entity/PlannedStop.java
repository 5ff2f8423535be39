package dev.twende.ticketing.schedules.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A stop of a plan; its place in the plan's list is its sequence.
 *
 * @param country ISO 3166-1 alpha-2; null when company did not tell
 */
public record PlannedStop(
        UUID stopId,
        String name,
        ZoneId timeZone,
        Instant arrivalTime,
        Instant departureTime,
        boolean pickup,
        boolean dropOff,
        String country) {

    /** The calendar day on which the bus leaves here, as people here call it. */
    public LocalDate localDate() {
        return departureTime.atZone(timeZone).toLocalDate();
    }
}
