package dev.twende.ticketing.schedules.boundary;

import dev.twende.ticketing.schedules.entity.BlockReason;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A seat to keep out of sale.
 *
 * @param fromStopId where the stretch begins; left out for the first stop
 * @param toStopId where it ends; left out for the last stop
 * @param note for the people who handle it
 */
public record BlockRequest(
        @NotNull @Size(min = 1, max = 10) String seatNumber,
        UUID fromStopId,
        UUID toStopId,
        @NotNull BlockReason reason,
        @Size(max = 500) String note) {}
