package dev.twende.company.routes.control;

import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.stops.entity.PutCounts;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keeps routes. */
@ApplicationScoped
public class RouteStore {
    private static final String PAGE =
            "select r from Route r where r.companyId = :company and r.id > :after order by r.id";
    private static final String PUT_ROUTES = """
            insert into route (id, version, company_id, name, external_ref)
            select id, 1, company_id, name, external_ref
            from json_to_recordset(cast(?1 as json)) as new (id uuid, company_id uuid, name text, external_ref text)
            on conflict on constraint uq_route_company_id_external_ref do update
            set name = excluded.name, version = route.version + 1 where route.name <> excluded.name
            returning xmax = 0
            """; // a row that was just inserted was never locked by anybody
    private static final String IDS = """
            select external_ref, id from route where company_id = ?1 and external_ref in (
                select wanted.ref from json_array_elements_text(cast(?2 as json)) as wanted (ref))
            """;
    private static final String PUT_STOPS = """
            insert into route_stop (
                route_id, sequence, stop_id, arrival_seconds, departure_seconds, distance_metres, pickup, drop_off)
            select route_id, sequence, stop_id, arrival_seconds, departure_seconds, distance_metres, pickup, drop_off
            from json_to_recordset(cast(?1 as json)) as new (
                route_id uuid, sequence integer, stop_id uuid, arrival_seconds integer, departure_seconds integer,
                distance_metres integer, pickup boolean, drop_off boolean)
            on conflict on constraint pk_route_stop do update
            set arrival_seconds = excluded.arrival_seconds, departure_seconds = excluded.departure_seconds,
                distance_metres = excluded.distance_metres, pickup = excluded.pickup, drop_off = excluded.drop_off
            where (route_stop.arrival_seconds, route_stop.departure_seconds)
                is distinct from (excluded.arrival_seconds, excluded.departure_seconds)
            """;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Route route) {
        em.persist(route);
    }

    public Route require(UUID id) {
        return Optional.ofNullable(em.find(Route.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no route with this id."));
    }

    /** The company's routes with their stops, oldest first. Two statements. */
    public List<Route> page(UUID company, UUID after, int count) {
        return em.createQuery(PAGE, Route.class)
                .setParameter("company", company)
                .setParameter("after", after)
                .setMaxResults(count)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "r.stops")
                .getResultList();
    }

    /**
     * Adds the routes with new external references and updates the others, all of one company. A reference stands for one sequence
     * of stops, so the stops of a known route never change, only their times. Three round trips.
     */
    public PutCounts putAll(Collection<Route> routes) {
        List<RouteRow> rows = routes.stream().map(RouteRow::of).toList();
        List<?> put = em.createNativeQuery(PUT_ROUTES)
                .setParameter(1, Json.mapper().toJson(rows))
                .getResultList();
        Map<String, UUID> ids = rows.isEmpty()
                ? Map.of()
                : idsOf(
                        rows.get(0).companyId(),
                        rows.stream().map(RouteRow::externalRef).toList());
        List<StopRow> stops = routes.stream()
                .flatMap(route -> StopRow.of(ids.get(route.externalRef()), route.stops()))
                .toList();
        em.createNativeQuery(PUT_STOPS)
                .setParameter(1, Json.mapper().toJson(stops))
                .executeUpdate();
        int added = Collections.frequency(put, true);
        return new PutCounts(added, put.size() - added);
    }

    /** The ids behind external references, as far as they exist. */
    public Map<String, UUID> idsOf(UUID companyId, Collection<String> refs) {
        Map<String, UUID> ids = new HashMap<>();
        for (Object row : em.createNativeQuery(IDS)
                .setParameter(1, companyId)
                .setParameter(2, Json.mapper().toJson(refs))
                .getResultList()) {
            Object[] columns = (Object[]) row;
            ids.put((String) columns[0], (UUID) columns[1]);
        }
        return ids;
    }

    /** A route as JSON for the set-based insert. */
    public record RouteRow(UUID id, UUID companyId, String name, String externalRef) {
        static RouteRow of(Route route) {
            return new RouteRow(route.id(), route.companyId(), route.name(), route.externalRef());
        }
    }

    /** A stop of a route as JSON for the set-based insert. */
    public record StopRow(
            UUID routeId,
            int sequence,
            UUID stopId,
            int arrivalSeconds,
            int departureSeconds,
            Integer distanceMetres,
            boolean pickup,
            boolean dropOff) {

        static Stream<StopRow> of(UUID routeId, List<RouteStop> stops) {
            return IntStream.range(0, stops.size()).mapToObj(i -> of(routeId, i, stops.get(i)));
        }

        private static StopRow of(UUID routeId, int sequence, RouteStop stop) {
            return new StopRow(
                    routeId,
                    sequence,
                    stop.stopId(),
                    stop.arrivalSeconds(),
                    stop.departureSeconds(),
                    stop.distanceMetres(),
                    stop.pickup(),
                    stop.dropOff());
        }
    }
}
