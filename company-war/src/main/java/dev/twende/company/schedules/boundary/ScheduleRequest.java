package dev.twende.company.schedules.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A schedule to make by hand.
 *
 * @param assignedDriverId an active driver of the company; may be left out
 * @param departureTime at the first stop
 * @param runNumber tells it from other runs of the route at this time; left out for the next one that is free
 */
public record ScheduleRequest(
        @NotNull UUID routeId,
        @NotNull UUID busId,
        UUID assignedDriverId,
        @NotNull Instant departureTime,
        @Min(1) @Max(99) Integer runNumber) {}
