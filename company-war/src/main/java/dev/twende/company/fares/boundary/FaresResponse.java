package dev.twende.company.fares.boundary;

import dev.twende.company.fares.entity.Fare;
import dev.twende.company.fares.entity.FareTable;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * The prices of a route as the API shows them.
 *
 * @param warnings prices that were taken but look like slips
 */
public record FaresResponse(UUID routeId, String currency, List<FareResponse> fares, List<Warning> warnings) {

    /** @param amount in the currency's minor unit */
    public record FareResponse(UUID fromStopId, UUID toStopId, long amount) {}

    /** A price that looks like a slip. */
    public record Warning(UUID fromStopId, UUID toStopId, String message) {}

    static FaresResponse from(Route route, FareTable table) {
        List<UUID> order = route.stops().stream().map(RouteStop::stopId).toList();
        return new FaresResponse(
                table.routeId(),
                table.currency(),
                table.fares().stream()
                        .sorted(Comparator.comparing((Fare fare) -> order.indexOf(fare.fromStopId()))
                                .thenComparing(fare -> order.indexOf(fare.toStopId())))
                        .map(fare -> new FareResponse(fare.fromStopId(), fare.toStopId(), fare.amount()))
                        .toList(),
                table.dearerThanLonger(route).stream()
                        .map(FaresResponse::warning)
                        .toList());
    }

    private static Warning warning(Fare fare) {
        return new Warning(fare.fromStopId(), fare.toStopId(), "costs more than a longer ride around it");
    }
}
