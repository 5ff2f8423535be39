package dev.twende.ticketing.vouchers.boundary;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A code, and what it would be used for.
 *
 * @param fareClass absent means STANDARD
 * @param passengers absent means one
 * @param riderCategories of the passengers; adults for the rest
 */
public record TrialRequest(
        @NotBlank @Size(max = 40) String code,
        @NotNull UUID scheduleId,
        @NotNull UUID fromStopId,
        @NotNull UUID toStopId,
        @Size(min = 1, max = 40) String fareClass,
        @Min(1) @Max(10) Integer passengers,
        @Size(max = 10) List<@NotNull @Size(min = 1, max = 40) String> riderCategories) {}
