package dev.twende.company.fares.boundary;

import dev.twende.company.fares.entity.Fare;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** All prices of a route; they replace those before. */
public record FaresRequest(
        @NotNull @Size(min = 3, max = 3) String currency,
        @NotNull @Size(max = 20_000) List<@NotNull @Valid FareRequest> fares) {

    /** @param amount in the currency's minor unit */
    public record FareRequest(
            @NotNull UUID fromStopId,
            @NotNull UUID toStopId,
            @NotNull @Positive @Max(Fare.AMOUNT_MAX) Long amount) {}
}
