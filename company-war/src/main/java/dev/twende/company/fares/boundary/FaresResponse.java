package dev.twende.company.fares.boundary;

import dev.twende.company.fares.entity.Fare;
import dev.twende.company.fares.entity.FareWarning;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.kit.rest.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The prices of a route as the API shows them.
 *
 * @param version 0 while the route was never priced
 * @param warnings prices that were taken but look like slips
 */
public record FaresResponse(
        UUID routeId, int version, String currency, List<FareResponse> fares, List<WarningResponse> warnings)
        implements Versioned {

    /**
     * What one rider pays from one stop to another.
     *
     * @param validFrom absent for from the beginning
     * @param validTo absent for without end
     * @param amount in the currency's minor unit
     */
    public record FareResponse(
            UUID fromStopId,
            UUID toStopId,
            int fromSequence,
            int toSequence,
            String fareClass,
            String riderCategory,
            LocalDate validFrom,
            LocalDate validTo,
            long amount) {

        static FareResponse from(Route route, Fare fare) {
            return new FareResponse(
                    route.stops().get(fare.from()).stopId(),
                    route.stops().get(fare.to()).stopId(),
                    fare.from(),
                    fare.to(),
                    fare.fareClass(),
                    fare.riderCategory(),
                    fare.validFrom().equals(ServiceDates.FIRST) ? null : fare.validFrom(),
                    fare.validTo().equals(ServiceDates.LAST) ? null : fare.validTo(),
                    fare.amount());
        }
    }

    /**
     * A price, or the lack of one, that looks like a slip.
     *
     * @param since the first date, from today on, on which it is so
     */
    public record WarningResponse(
            FareWarning.Kind code,
            UUID fromStopId,
            UUID toStopId,
            int fromSequence,
            int toSequence,
            String fareClass,
            String riderCategory,
            LocalDate since,
            String message) {

        static WarningResponse from(Route route, FareWarning warning) {
            return new WarningResponse(
                    warning.kind(),
                    route.stops().get(warning.from()).stopId(),
                    route.stops().get(warning.to()).stopId(),
                    warning.from(),
                    warning.to(),
                    warning.product().fareClass(),
                    warning.product().riderCategory(),
                    warning.since(),
                    warning.kind().message());
        }
    }

    static FaresResponse of(
            Route route, int version, String currency, List<Fare> fares, List<WarningResponse> warnings) {
        return new FaresResponse(
                route.id(),
                version,
                currency,
                fares.stream().map(fare -> FareResponse.from(route, fare)).toList(),
                warnings);
    }
}
