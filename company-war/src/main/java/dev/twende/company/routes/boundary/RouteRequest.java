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
 * A route to add, or what an existing one is to become.
 *
 * @param companyId may be left out by people of a company
 * @param stops in the order of the ride; a stop may come again, but not twice in a row
 * @param allowDuplicate takes it although another route of the company has the same stops in the same order, for instance a
 *     faster one
 */
public record RouteRequest(
        UUID companyId,
        @NotBlank @Size(max = 160) String name,
        @NotNull @Size(min = 2, max = Route.STOPS_MAX) List<@NotNull @Valid StopRequest> stops,
        Boolean allowDuplicate) {

    /**
     * A stop of the route.
     *
     * @param minutesFromStart when the bus arrives, after the departure from the first stop
     * @param dwellMinutes how long it stays; left out for 0
     * @param distanceKm from the first stop
     * @param pickup whether passengers may board here; left out for yes
     * @param dropOff whether passengers may alight here; left out for yes
     */
    public record StopRequest(
            @NotNull UUID stopId,
            @NotNull @Min(0) @Max(7 * 24 * 60) Integer minutesFromStart,
            @Min(0) @Max(24 * 60) Integer dwellMinutes,
            @PositiveOrZero @Max(20_000) Double distanceKm,
            Boolean pickup,
            Boolean dropOff) {}
}
