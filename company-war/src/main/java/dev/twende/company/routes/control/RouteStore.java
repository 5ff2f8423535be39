package dev.twende.company.routes.control;

import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.stops.entity.PutCounts;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.rest.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keeps routes. */
@ApplicationScoped
public class RouteStore {
    /** What lists can be sorted by; {@code ix_route_company_id_name} serves it. */
    private static final Map<String, String> SORT_KEYS = Map.of("name", "r.name");

    private static final String PAGE = """
            select r from Route r
            where r.companyId = :company and r.active in :states and lower(r.name) like :text and\s""";
    /** Few routes of a company begin at a stop, so few are compared. */
    private static final String SAME_STOPS = """
            select cast(r.id as text), r.name from route r
            join route_stop first on first.route_id = r.id and first.sequence = 0
                and first.stop_id = (cast(?3 as uuid[]))[1]
            where r.company_id = ?1 and r.is_active and r.id <> ?2
            and (select array_agg(s.stop_id order by s.sequence) from route_stop s where s.route_id = r.id) = cast(?3 as uuid[])
            order by r.id limit 1
            """;

    private static final String IN_USE = """
            select exists (select from timetable where route_id = ?1) or exists (select from schedule where route_id = ?1)
            """;
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
    /**
     * A run made by hand has the times of its route only until those change: what people were told stays, as in timetables.
     * {@code uq_schedule__run_taken} serves it.
     */
    private static final String KEEP_TIMES = """
            with changed as (
                select distinct old.route_id
                from json_to_recordset(cast(?1 as json)) as new (
                    route_id uuid, sequence integer, arrival_seconds integer, departure_seconds integer)
                join route_stop old on old.route_id = new.route_id and old.sequence = new.sequence
                where (old.arrival_seconds, old.departure_seconds) <> (new.arrival_seconds, new.departure_seconds))
            update schedule set stop_times = told.times, version = schedule.version + 1
            from (select route_id, string_agg(arrival_seconds || '/' || departure_seconds, ' ' order by sequence) as times
                  from route_stop where route_id in (select route_id from changed) group by route_id) as told
            where schedule.route_id = told.route_id and schedule.timetable_id is null and schedule.stop_times is null
              and schedule.status in ('SCHEDULED', 'DEPARTED')
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

    /** Adds it at once, so that it is shown with its version. */
    public void add(Route route) {
        em.persist(route);
        em.flush();
    }

    /** Writes a change at once and counts it, so that it is shown with its new version. */
    public void changed(Route route) {
        em.lock(route, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    /** Gives it another path: the old stops go first, since the new ones have their keys. */
    public void lead(Route route, List<RouteStop> path) {
        em.createNativeQuery("delete from route_stop where route_id = ?1")
                .setParameter(1, route.id())
                .executeUpdate();
        route.lead(path);
    }

    /** Lets one transaction at a time add a route with this path, so that two who add the same one do not miss each other. */
    public void lock(Route route) {
        em.createNativeQuery("select 1 from (select pg_advisory_xact_lock(?1)) as locked")
                .setParameter(
                        1,
                        Ids.named(route.companyId() + "\n" + route.stopOrder()).getLeastSignificantBits())
                .getSingleResult();
    }

    /** Another route of the company, not archived, with the same stops in the same order. */
    public Optional<Twin> twin(Route route) {
        String order = route.stopOrder().stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        List<?> found = em.createNativeQuery(SAME_STOPS)
                .setParameter(1, route.companyId())
                .setParameter(2, route.id())
                .setParameter(3, order)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .findFirst()
                .map(row -> new Twin(UUID.fromString((String) row[0]), (String) row[1]));
    }

    /** A route with the same path as another. */
    public record Twin(UUID id, String name) {}

    /** Whether anything was ever planned along it. */
    public boolean isInUse(Route route) {
        return (Boolean)
                em.createNativeQuery(IN_USE).setParameter(1, route.id()).getSingleResult();
    }

    public Route require(UUID id) {
        return Optional.ofNullable(em.find(Route.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no route with this id."));
    }

    public static Sort sort(String sort, String cursor) {
        return Sort.of(SORT_KEYS, "r.id", sort, cursor);
    }

    /** The company's routes with their stops. Two statements. */
    public List<Route> page(UUID company, String nameContains, Optional<Boolean> active, Sort sort, int count) {
        String literally = nameContains.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
        return sort.bind(em.createQuery(PAGE + sort.condition() + sort.orderBy(), Route.class))
                .setParameter("company", company)
                .setParameter("states", active.map(List::of).orElse(List.of(true, false)))
                .setParameter("text", "%" + literally + "%")
                .setMaxResults(count)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "r.stops")
                .getResultList();
    }

    /**
     * Adds the routes with new external references and updates the others, all of one company. A reference stands for one sequence
     * of stops, so the stops of a known route never change, only their times. Four round trips.
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
        String calls = Json.mapper().toJson(stops);
        em.createNativeQuery(KEEP_TIMES).setParameter(1, calls).executeUpdate();
        em.createNativeQuery(PUT_STOPS).setParameter(1, calls).executeUpdate();
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
