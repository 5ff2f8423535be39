package dev.twende.company.fares.boundary;

import dev.twende.company.fares.entity.FareTriangle;
import dev.twende.company.fares.entity.Product;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.kit.rest.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a product costs on one date, as a triangle.
 *
 * @param stopIds in the order of the route
 * @param fares element {@code [i][k]} is the price in minor units from stop {@code i} to stop {@code i + 1 + k}; null is not sold
 */
public record MatrixResponse(
        UUID routeId,
        int version,
        String currency,
        String fareClass,
        String riderCategory,
        LocalDate asOf,
        List<UUID> stopIds,
        List<List<Long>> fares)
        implements Versioned {

    static MatrixResponse of(
            Route route, int version, String currency, Product product, LocalDate asOf, FareTriangle prices) {
        return new MatrixResponse(
                route.id(),
                version,
                currency,
                product.fareClass(),
                product.riderCategory(),
                asOf,
                route.stops().stream().map(RouteStop::stopId).toList(),
                prices.rows());
    }
}
