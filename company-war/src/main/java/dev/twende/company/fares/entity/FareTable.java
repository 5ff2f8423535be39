package dev.twende.company.fares.entity;

import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.kit.problem.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * All prices of one route, by pair of stops. Where the route comes back to a stop, a pair prices {@link Route#stretch}.
 *
 * <p>A pair without a price is not sellable: there is no fallback and no sum of parts. The table is replaced as a whole, so
 * that a half-typed tariff never sells. Publishing a schedule copies the prices of that moment; later changes reach schedules
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

    @ElementCollection
    @CollectionTable(name = "fare", joinColumns = @JoinColumn(name = "route_id"))
    private Set<Fare> fares = new HashSet<>();

    protected FareTable() {}

    /** A table without prices: nothing can be sold yet. */
    public FareTable(UUID routeId, String currency) {
        this.routeId = routeId;
        this.currency = currency;
    }

    /** Puts these prices in the place of all earlier ones. */
    public void replace(Route route, List<Fare> prices) {
        Set<List<UUID>> pairs = new HashSet<>();
        for (int i = 0; i < prices.size(); i++) {
            Fare price = prices.get(i);
            String field = "fares[" + i + "]";
            if (!route.callsAt(price.fromStopId()) || !route.callsAt(price.toStopId())) {
                throw Problem.invalid(field, "names a stop that is not on the route");
            }
            if (route.stretch(price.fromStopId(), price.toStopId()).isEmpty()) {
                throw Problem.invalid(field, "nobody can board at the first of these stops and alight at the second");
            }
            if (!pairs.add(List.of(price.fromStopId(), price.toStopId()))) {
                throw Problem.invalid(field, "prices a pair of stops for the second time");
            }
        }
        fares.clear();
        fares.addAll(prices);
    }

    public void clear() {
        fares.clear();
    }

    /**
     * The prices as sellers get them: element {@code [i][k]} is the price from stop {@code i} to stop {@code i + 1 + k}, null
     * where nothing is sold.
     */
    public List<List<Long>> triangle(Route route) {
        int stops = route.stops().size();
        List<List<Long>> triangle = new ArrayList<>(stops - 1);
        for (int from = 0; from < stops - 1; from++) {
            List<Long> row = new ArrayList<>(stops - 1 - from);
            for (int to = from + 1; to < stops; to++) {
                row.add(null);
            }
            triangle.add(row);
        }
        for (Fare fare : fares) {
            route.stretch(fare.fromStopId(), fare.toStopId())
                    .ifPresent(stretch ->
                            triangle.get(stretch.from()).set(stretch.to() - stretch.from() - 1, fare.amount()));
        }
        return triangle;
    }

    /** Pairs that cost more than a longer ride around them: legal, but mostly a slip of the pen. */
    public List<Fare> dearerThanLonger(Route route) {
        List<List<Long>> triangle = triangle(route);
        List<RouteStop> stops = route.stops();
        List<Fare> found = new ArrayList<>();
        for (int from = 0; from < stops.size() - 1; from++) {
            for (int to = from + 1; to < stops.size(); to++) {
                Long price = price(triangle, from, to);
                if (price != null && (isLess(triangle, from - 1, to, price) || isLess(triangle, from, to + 1, price))) {
                    found.add(new Fare(stops.get(from).stopId(), stops.get(to).stopId(), price));
                }
            }
        }
        return found;
    }

    private static boolean isLess(List<List<Long>> triangle, int from, int to, long price) {
        Long longer = price(triangle, from, to);
        return longer != null && longer < price;
    }

    private static Long price(List<List<Long>> triangle, int from, int to) {
        boolean outside = from < 0 || to > triangle.size();
        return outside ? null : triangle.get(from).get(to - from - 1);
    }

    public UUID routeId() {
        return routeId;
    }

    public String currency() {
        return currency;
    }

    public Set<Fare> fares() {
        return Set.copyOf(fares);
    }
}
