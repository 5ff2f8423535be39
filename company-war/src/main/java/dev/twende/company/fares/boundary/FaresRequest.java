package dev.twende.company.fares.boundary;

import dev.twende.company.fareclasses.entity.FareClass;
import dev.twende.company.fares.entity.Fare;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** All prices of a route; they replace those before. */
public record FaresRequest(
        @NotNull @Size(min = 3, max = 3) String currency,
        @NotNull @Size(max = 60_000) List<@NotNull @Valid FareRequest> fares) {

    /**
     * What one rider pays from one stop to another. Where the route comes back to a stop, the sequences tell which visit is meant;
     * without both of them it is the first boarding and the first arrival behind it.
     *
     * @param fromSequence together with {@code to_sequence}; then the ids may be left out
     * @param fareClass left out for STANDARD
     * @param riderCategory left out for ADULT
     * @param validFrom the first service date; left out for from the beginning
     * @param validTo the last service date; left out for without end
     * @param amount in the currency's minor unit; 0 only for others than adults
     */
    public record FareRequest(
            UUID fromStopId,
            UUID toStopId,
            @Min(0) Integer fromSequence,
            @Min(0) Integer toSequence,
            @Pattern(regexp = FareClass.CODE) String fareClass,
            @Pattern(regexp = FareClass.CODE) String riderCategory,
            LocalDate validFrom,
            LocalDate validTo,
            @NotNull @PositiveOrZero @Max(Fare.AMOUNT_MAX) Long amount) {}
}
