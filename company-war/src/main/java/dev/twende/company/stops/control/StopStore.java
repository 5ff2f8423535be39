package dev.twende.company.stops.control;

import dev.twende.company.stops.entity.PutCounts;
import dev.twende.company.stops.entity.Stop;
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
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps stops. */
@ApplicationScoped
public class StopStore {
    private static final String BY_CODE = "select count(s) from Stop s where s.code = :code";
    private static final String BY_IDS = "select s from Stop s where s.id in :ids";
    /** What lists can be sorted by; {@code ix_stop_name} and the unique index of codes serve it. */
    private static final Map<String, String> SORT_KEYS = Map.of("name", "s.name", "code", "s.code");

    private static final String PAGE = """
            select s from Stop s
            where s.searchText like :text and s.country like :country and (:anywhere = true or s.parentStationId = :station)
            and\s""";
    /** The haversine formula on a sphere of 6371 km: within 0.5 % of the truth. The belt keeps it from the whole earth. */
    private static final String NEAR = """
            select cast(id as text), metres
            from (select id, cast(round(2 * 6371000 * asin(least(1, sqrt(
                    power(sin(radians(latitude - ?1) / 2), 2)
                    + cos(radians(?1)) * cos(radians(latitude)) * power(sin(radians(longitude - ?2) / 2), 2)))))
                    as bigint) as metres
                from stop
                where latitude between ?1 - ?3 / 111000.0 and ?1 + ?3 / 111000.0
                and search_text like ?4 and country like ?5
                and (?6 or parent_station_id = ?7)) as near
            where metres <= ?3 and (metres, id) > (?8, ?9)
            order by metres, id
            limit ?10
            """;

    private static final String IS_STATION = "select count(s) from Stop s where s.parentStationId = :station";
    /** A function, because it looks at the routes of others, whom the caller's transaction does not see. */
    private static final String IS_SERVED_BY_OTHERS = "select is_served_by_others(cast(?1 as uuid), cast(?2 as uuid))";

    /** A station has no station, whatever a feed says. */
    private static final String PUT_STATIONS = """
            update stop set parent_station_id = station.id, version = stop.version + 1
            from json_to_recordset(cast(?1 as json)) as wanted (code text, station_code text)
            left join stop station on station.code = wanted.station_code and station.parent_station_id is null
            where stop.code = wanted.code
            and stop.id is distinct from station.id and stop.parent_station_id is distinct from station.id
            and not exists (select from stop platform where platform.parent_station_id = stop.id)
            """;

    private static final String PUT_ALL = """
            insert into stop (id, version, company_id, code, name, country, latitude, longitude, time_zone)
            select id, 1, company_id, code, name, country, latitude, longitude, time_zone
            from json_to_recordset(cast(?1 as json)) as new (
                id uuid, company_id uuid, code text, name text, country text, latitude float8, longitude float8, time_zone text)
            on conflict on constraint uq_stop__stop_code_taken do update
            set name = excluded.name, latitude = excluded.latitude, longitude = excluded.longitude,
                time_zone = excluded.time_zone, version = stop.version + 1
            where (stop.name, stop.latitude, stop.longitude, stop.time_zone)
                is distinct from (excluded.name, excluded.latitude, excluded.longitude, excluded.time_zone)
            returning xmax = 0
            """; // a row that was just inserted was never locked by anybody
    private static final String IDS = """
            select code, id from stop
            where code in (select wanted.code from json_array_elements_text(cast(?1 as json)) as wanted (code))
            """;

    private static final UUID NOWHERE = new UUID(0, 0);

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    /** Adds it at once, so that it is shown with its version. */
    public void add(Stop stop) {
        em.persist(stop);
        em.flush();
    }

    /** Writes a change at once and counts it, so that it is shown with its new version. */
    public void changed(Stop stop) {
        em.lock(stop, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    /** Reads it again and keeps others from changing it, so that no two make a station part of another. */
    public void lock(Stop stop) {
        em.refresh(stop, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Whether other stops are part of it. */
    public boolean isStation(Stop stop) {
        return em.createQuery(IS_STATION, Long.class)
                        .setParameter("station", stop.id())
                        .getSingleResult()
                > 0;
    }

    /** Whether a route of another company calls there. {@code ix_route_stop_stop_id} serves it. */
    public boolean isServedByOthers(Stop stop, UUID companyId) {
        return (Boolean) em.createNativeQuery(IS_SERVED_BY_OTHERS)
                .setParameter(1, stop.id())
                .setParameter(2, companyId)
                .getSingleResult();
    }

    /**
     * Makes stops part of stations, or of none. One round trip.
     *
     * @param stations the code of a station, or null, by the code of its stop
     * @return how many changed
     */
    public int putStations(Map<String, String> stations) {
        List<StationRow> rows = stations.entrySet().stream()
                .map(entry -> new StationRow(entry.getKey(), entry.getValue()))
                .toList();
        return em.createNativeQuery(PUT_STATIONS)
                .setParameter(1, Json.mapper().toJson(rows))
                .executeUpdate();
    }

    /** A stop and its station as JSON for the set-based update. */
    public record StationRow(String code, String stationCode) {}

    /** Adds the stops with new codes and updates the others. One round trip. */
    public PutCounts putAll(Collection<Stop> stops) {
        List<StopRow> rows = stops.stream().map(StopRow::of).toList();
        List<?> put = em.createNativeQuery(PUT_ALL)
                .setParameter(1, Json.mapper().toJson(rows))
                .getResultList();
        int added = Collections.frequency(put, true);
        return new PutCounts(added, put.size() - added);
    }

    /** The ids behind codes, as far as they exist. */
    public Map<String, UUID> idsOf(Collection<String> codes) {
        Map<String, UUID> ids = new HashMap<>();
        for (Object row : em.createNativeQuery(IDS)
                .setParameter(1, Json.mapper().toJson(codes))
                .getResultList()) {
            Object[] columns = (Object[]) row;
            ids.put((String) columns[0], (UUID) columns[1]);
        }
        return ids;
    }

    public Stop require(UUID id) {
        return Optional.ofNullable(em.find(Stop.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no stop with this id."));
    }

    public Map<UUID, Stop> findAll(Collection<UUID> ids) {
        Map<UUID, Stop> found = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery(BY_IDS, Stop.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .forEach(stop -> found.put(stop.id(), stop));
        }
        return found;
    }

    public boolean knowsCode(String code) {
        return em.createQuery(BY_CODE, Long.class).setParameter("code", code).getSingleResult() > 0;
    }

    public static Sort sort(String sort, String cursor) {
        return Sort.of(SORT_KEYS, "s.id", sort, cursor);
    }

    /** The wanted stops, wherever they are. */
    public List<Stop> page(StopFilter filter, Sort sort, int count) {
        return sort.bind(em.createQuery(PAGE + sort.condition() + sort.orderBy(), Stop.class))
                .setParameter("text", filter.pattern())
                .setParameter("country", filter.countryPattern())
                .setParameter("anywhere", filter.parentStationId() == null)
                .setParameter("station", filter.parentStationId() == null ? NOWHERE : filter.parentStationId())
                .setMaxResults(count)
                .getResultList();
    }

    /** The wanted stops that are near, the nearest first, behind a place in the list. {@code ix_stop_latitude} serves it. */
    public List<NearStop> nearest(StopFilter filter, NearPlace after, int count) {
        List<?> rows = em.createNativeQuery(NEAR)
                .setParameter(1, filter.near().latitude())
                .setParameter(2, filter.near().longitude())
                .setParameter(3, filter.near().radiusMetres())
                .setParameter(4, filter.pattern())
                .setParameter(5, filter.countryPattern())
                .setParameter(6, filter.parentStationId() == null)
                .setParameter(7, filter.parentStationId() == null ? NOWHERE : filter.parentStationId())
                .setParameter(8, after.metres())
                .setParameter(9, after.id())
                .setParameter(10, count)
                .getResultList();
        List<NearPlace> places = rows.stream()
                .map(Object[].class::cast)
                .map(row -> new NearPlace(((Number) row[1]).longValue(), UUID.fromString((String) row[0])))
                .toList();
        Map<UUID, Stop> stops = findAll(places.stream().map(NearPlace::id).toList());
        return places.stream()
                .map(place -> new NearStop(stops.get(place.id()), place.metres()))
                .toList();
    }

    /** A stop and how far away it is. */
    public record NearStop(Stop stop, long metres) {}

    /** A place in a list by distance. */
    public record NearPlace(long metres, UUID id) {
        public static final NearPlace START = new NearPlace(-1, NOWHERE);
    }

    /** A stop as JSON for the set-based insert. */
    public record StopRow(
            UUID id,
            UUID companyId,
            String code,
            String name,
            String country,
            double latitude,
            double longitude,
            String timeZone) {

        static StopRow of(Stop stop) {
            return new StopRow(
                    stop.id(),
                    stop.companyId(),
                    stop.code(),
                    stop.name(),
                    stop.country(),
                    stop.latitude(),
                    stop.longitude(),
                    stop.timeZone());
        }
    }
}
