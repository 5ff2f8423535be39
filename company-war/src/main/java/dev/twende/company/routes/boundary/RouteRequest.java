package dev.twende.company.routes.boundary;

import dev.twende.company.routes.entity.Route;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A route to add.
 *
 * @param companyId may be left out by people of a company
 * @param stops in the order of the ride
 */
public record RouteRequest(
        UUID companyId,
        @NotBlank @Size(max = 160) String name,
        @NotNull @Size(min = 2, max = Route.STOPS_MAX) List<@NotNull @Valid StopRequest> stops) {

    /**
     * A stop of the route.
     *
     * @param distanceKm from the first stop
     * @param pickup whether passengers may board here; left out for yes
     * @param dropOff whether passengers may alight here; left out for yes
     */
    public record StopRequest(
            @NotNull UUID stopId,
            @NotNull @Min(0) @Max(7 * 24 * 60) Integer minutesFromStart,
            @PositiveOrZero @Max(20_000) Double distanceKm,
            Boolean pickup,
            Boolean dropOff) {}
}
