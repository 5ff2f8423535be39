package dev.twende.company.fares.entity;

import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * That a route is priced: in which currency, for which stops, and how often its {@link Tariff} has changed.
 *
 * <p>Prices are made for the stops that the route has at that moment. Should it have others later, the old prices are nobody's:
 * nothing is sold until new ones are set. Publishing a schedule copies the prices of its day; later changes reach schedules
 * published later.
 */
@Entity
@Table(name = "fare_table")
public class FareTable {
    @Id
    @Column(name = "route_id")
    private UUID routeId;

    @Version
    private int version;

    private String currency;
    private String stops;

    protected FareTable() {}

    public FareTable(Route route, String currency) {
        this.routeId = route.id();
        this.currency = currency;
        this.stops = stops(route);
    }

    private static String stops(Route route) {
        return route.stops().stream().map(RouteStop::stopId).map(UUID::toString).collect(Collectors.joining(" "));
    }

    /** New prices are for the stops of now. */
    public void priceAnew(Route route) {
        stops = stops(route);
    }

    /** Whether the prices were made for the stops that the route has. */
    public boolean isFor(Route route) {
        return stops.equals(stops(route));
    }

    public UUID routeId() {
        return routeId;
    }

    public int version() {
        return version;
    }
}
