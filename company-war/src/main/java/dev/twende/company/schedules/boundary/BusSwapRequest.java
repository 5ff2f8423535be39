package dev.twende.company.schedules.boundary;

import dev.twende.company.schedules.entity.SeatMove;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Another bus for a schedule.
 *
 * @param plan who is to sit where; whoever it does not name keeps the same label, gets an equal seat or any that is free
 * @param dryRun only tells what would happen
 * @param reason for passengers; may be left out
 */
@Schema(
        example =
                "{\"bus_id\": \"01931f6e-5b3a-7c3e-9d64-2f6b0a1c7e55\", \"plan\": [{\"seat_number\": \"12A\", \"new_seat_number\": \"3B\"}], \"dry_run\": true}")
public record BusSwapRequest(
        @NotNull UUID busId,
        @Size(max = 200) List<@NotNull @Valid SeatMove> plan,
        Boolean dryRun,
        @Size(max = 200) String reason) {
    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    List<SeatMove> planOrNone() {
        return plan == null ? List.of() : plan;
    }
}
