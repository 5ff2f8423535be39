package dev.twende.ticketing.swaps.boundary;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * Company's wish to run a schedule with another bus.
 *
 * @param changeId company's own id of the change, by which it is made once
 * @param features of the new bus; may be absent
 * @param seats of the new bus, in its order
 * @param plan wins over what we would choose; may be absent
 * @param dryRun asks only what would be
 */
public record BusChangeRequest(
        @NotNull UUID changeId,
        @NotNull UUID busId,
        @NotBlank @Size(max = 20) String plateNumber,
        @Size(max = 50) List<@NotBlank String> features,
        @NotEmpty @Size(max = 200) List<@NotNull @Valid Seat> seats,
        @Size(max = 200) List<@NotNull @Valid Move> plan,
        boolean dryRun) {

    /** A seat of the new bus and where it stands. */
    public record Seat(
            @NotBlank @Size(max = 10) String seatNumber,
            @Min(0) int deck,
            @Min(0) int row,
            @Min(0) int column,
            List<@NotBlank String> properties) {}

    /** Everybody on a seat of the old bus goes to one of the new bus. */
    public record Move(
            @NotBlank String seatNumber, @NotBlank String newSeatNumber) {}
}
