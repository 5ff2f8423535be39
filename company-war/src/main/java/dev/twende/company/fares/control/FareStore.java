package dev.twende.company.fares.control;

import dev.twende.company.fares.entity.FarePeriod;
import dev.twende.company.fares.entity.FareTable;
import dev.twende.company.fares.entity.FareTriangle;
import dev.twende.company.fares.entity.FedFares;
import dev.twende.company.fares.entity.Product;
import dev.twende.company.fares.entity.Tariff;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keeps the fare tables of routes, and their prices as one row a period. Native, because prices are arrays and written by the thousand. */
@ApplicationScoped
public class FareStore {
    private static final String PERIODS = """
            select fare_class, rider_category, valid_from, valid_to, array_to_string(amounts, ',', '-')
            from fare_period where route_id = ?1
            """;
    private static final String REMOVE = "delete from fare_period where route_id = ?1";
    private static final String ADD = """
            insert into fare_period (route_id, fare_class, rider_category, valid_from, valid_to, amounts)
            select ?2, fare_class, rider_category, valid_from, valid_to, cast(string_to_array(amounts, ',', '-') as bigint[])
            from json_to_recordset(cast(?1 as json)) as new (
                fare_class text, rider_category text, valid_from date, valid_to date, amounts text)
            """;
    /** Found through {@code ix_route_company_id}; a company has thousands of routes at most. */
    private static final String REVERSE = """
            select t.route_id from fare_table t join route r on r.id = t.route_id
            where r.company_id = ?1 and t.stops = ?2 order by t.route_id
            """;

    private static final String PUT_TABLES = """
            insert into fare_table (route_id, version, currency, stops)
            select s.route_id, 1, ?2, string_agg(cast(s.stop_id as text), ' ' order by s.sequence) from route_stop s
            where s.route_id in (select new.route_id from json_to_recordset(cast(?1 as json)) as new (route_id uuid))
            group by s.route_id
            on conflict on constraint pk_fare_table do update
            set currency = excluded.currency, stops = excluded.stops, version = fare_table.version + 1
            where (fare_table.currency, fare_table.stops) is distinct from (excluded.currency, excluded.stops)
            """;
    /** Of the standard class, what the feed does not say. */
    private static final String DROP_OTHERS = """
            delete from fare_period old where old.fare_class = 'STANDARD'
              and old.route_id in (select new.route_id from json_to_recordset(cast(?1 as json)) as new (route_id uuid))
              and not (old.valid_from = '0001-01-01' and exists (
                  select from json_to_recordset(cast(?1 as json)) as new (route_id uuid, rider_category text)
                  where new.route_id = old.route_id and new.rider_category = old.rider_category))
            returning old.route_id
            """;

    private static final String PUT_FED = """
            insert into fare_period (route_id, fare_class, rider_category, valid_from, valid_to, amounts)
            select route_id, 'STANDARD', rider_category, '0001-01-01', '9999-12-31',
                cast(string_to_array(amounts, ',', '-') as bigint[])
            from json_to_recordset(cast(?1 as json)) as new (route_id uuid, rider_category text, amounts text)
            on conflict on constraint pk_fare_period do update set valid_to = excluded.valid_to, amounts = excluded.amounts
            where (fare_period.valid_to, fare_period.amounts) is distinct from (excluded.valid_to, excluded.amounts)
            returning route_id
            """;
    private static final String COUNT_ON = """
            update fare_table set version = version + 1 where route_id in (
                select cast(changed.id as uuid) from json_array_elements_text(cast(?1 as json)) as changed (id))
            """;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public Optional<FareTable> find(UUID routeId) {
        return Optional.ofNullable(em.find(FareTable.class, routeId));
    }

    /** The prices of the route; none at all when it was never priced, or has other stops since. */
    public Tariff tariff(Route route) {
        int stops = route.stops().size();
        return find(route.id())
                .filter(table -> table.isFor(route))
                .map(table -> new Tariff(stops, periods(table.routeId(), stops)))
                .orElseGet(() -> Tariff.empty(stops));
    }

    private List<FarePeriod> periods(UUID routeId, int stops) {
        List<FarePeriod> periods = new ArrayList<>();
        for (Object row : em.createNativeQuery(PERIODS).setParameter(1, routeId).getResultList()) {
            Object[] columns = (Object[]) row;
            periods.add(new FarePeriod(
                    new Product((String) columns[0], (String) columns[1]),
                    date(columns[2]),
                    date(columns[3]),
                    FareTriangle.parse(stops, (String) columns[4])));
        }
        return periods;
    }

    private static LocalDate date(Object column) {
        return ((Date) column).toLocalDate();
    }

    /** Puts these prices in the place of all earlier ones, at once: what is shown next carries the new version. */
    public FareTable put(Route route, String currency, Tariff tariff) {
        FareTable table = find(route.id()).orElse(null);
        if (table == null) {
            table = new FareTable(route, currency);
            em.persist(table);
        } else {
            table.priceAnew(route);
            em.lock(table, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        }
        em.flush();
        em.createNativeQuery(REMOVE).setParameter(1, route.id()).executeUpdate();
        em.createNativeQuery(ADD)
                .setParameter(
                        1,
                        Json.mapper()
                                .toJson(tariff.periods().stream()
                                        .map(PeriodRow::of)
                                        .toList()))
                .setParameter(2, route.id())
                .executeUpdate();
        return table;
    }

    /** The prices of the company's route that has the same stops in the opposite order; empty when there is none. */
    public Optional<Tariff> reverseOf(Route route) {
        List<String> stops = route.stops().stream()
                .map(RouteStop::stopId)
                .map(UUID::toString)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(stops);
        List<?> found = em.createNativeQuery(REVERSE)
                .setParameter(1, route.companyId())
                .setParameter(2, String.join(" ", stops))
                .setMaxResults(1)
                .getResultList();
        return found.stream()
                .map(id -> new Tariff(stops.size(), periods((UUID) id, stops.size())))
                .findFirst();
    }

    /**
     * Puts what a feed says in the place of all prices of the standard class. Four round trips, however many routes.
     *
     * @return how many routes have other prices now
     */
    public int putAll(Collection<FedFares> fares, String currency) {
        String rows = Json.mapper().toJson(fares.stream().map(FedRow::of).toList());
        em.createNativeQuery(PUT_TABLES)
                .setParameter(1, rows)
                .setParameter(2, currency)
                .executeUpdate();
        Set<Object> changed = new HashSet<>();
        for (String sql : List.of(DROP_OTHERS, PUT_FED)) {
            for (Object route : em.createNativeQuery(sql).setParameter(1, rows).getResultList()) {
                changed.add(route);
            }
        }
        em.createNativeQuery(COUNT_ON)
                .setParameter(1, Json.mapper().toJson(changed))
                .executeUpdate();
        return changed.size();
    }

    /** What a feed says as JSON for the set-based insert. */
    public record FedRow(UUID routeId, String riderCategory, String amounts) {
        static FedRow of(FedFares fares) {
            return new FedRow(
                    fares.routeId(), fares.riderCategory(), fares.prices().text());
        }
    }

    /** A period as JSON for the set-based insert. */
    public record PeriodRow(
            String fareClass, String riderCategory, LocalDate validFrom, LocalDate validTo, String amounts) {
        static PeriodRow of(FarePeriod period) {
            return new PeriodRow(
                    period.product().fareClass(),
                    period.product().riderCategory(),
                    period.validFrom(),
                    period.validTo(),
                    period.prices().text());
        }
    }
}
