package dev.twende.ticketing.conflicts.boundary;

import dev.twende.ticketing.conflicts.entity.Resolution;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of the passengers of a refused sale.
 *
 * @param seats for EQUAL_SEAT, one for each passenger: also of a bus that has left, where they sat; absent means any that are free
 * @param scheduleId for NEXT_SCHEDULE; absent means the next bus of the company that goes the same way and has seats enough
 * @param note for who looks at it later
 */
public record ResolutionRequest(
        @NotNull Resolution resolution,
        @Size(max = 10) List<@NotBlank @Size(max = 10) String> seats,
        UUID scheduleId,
        @Size(max = 500) String note) {

    static ResolutionRequest of(Resolution resolution) {
        return new ResolutionRequest(resolution, null, null, null);
    }

    @Override
    public List<String> seats() {
        return seats == null ? List.of() : seats;
    }
}
