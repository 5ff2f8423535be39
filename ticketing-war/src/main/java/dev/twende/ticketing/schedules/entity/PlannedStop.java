package dev.twende.ticketing.schedules.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** A stop of a plan; its place in the plan's list is its sequence. */
public record PlannedStop(
        UUID stopId,
        String name,
        ZoneId timeZone,
        Instant arrivalTime,
        Instant departureTime,
        boolean pickup,
        boolean dropOff) {

    /** The calendar day on which the bus leaves here, as people here call it. */
    public LocalDate localDate() {
        return departureTime.atZone(timeZone).toLocalDate();
    }
}
