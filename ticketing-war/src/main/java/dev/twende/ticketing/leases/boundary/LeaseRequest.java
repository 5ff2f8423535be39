package dev.twende.ticketing.leases.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Seats that a device wants for itself.
 *
 * @param seats those it wants; else {@code count} says how many, and the house chooses
 * @param until when they go back if they are not sold; left out for as long as possible
 */
public record LeaseRequest(
        @NotNull UUID scheduleId,
        @NotNull UUID fromStopId,
        @NotNull UUID toStopId,
        @Size(min = 1, max = MOST_SEATS) List<@NotBlank @Size(max = 10) String> seats,
        @Min(1) @Max(MOST_SEATS) Integer count,
        Instant until) {
    /** A coach has no more. */
    static final int MOST_SEATS = 100;
}
