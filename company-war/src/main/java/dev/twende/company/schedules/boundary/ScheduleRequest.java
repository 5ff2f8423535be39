package dev.twende.company.schedules.boundary;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;

/**
 * A schedule to make by hand.
 *
 * @param departureTime at the first stop
 */
public record ScheduleRequest(
        @NotNull UUID routeId,
        @NotNull UUID busId,
        UUID assignedDriverId,
        @NotNull Instant departureTime) {}
