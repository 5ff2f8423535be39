package dev.twende.company.stops.control;

import dev.twende.company.stops.entity.PutCounts;
import dev.twende.company.stops.entity.Stop;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps stops. */
@ApplicationScoped
public class StopStore {
    private static final String BY_CODE = "select count(s) from Stop s where s.code = :code";
    private static final String BY_IDS = "select s from Stop s where s.id in :ids";
    private static final String PAGE = """
            select s from Stop s
            where s.id > :after and (lower(s.name) like :text or lower(s.code) like :text)
            order by s.id
            """;
    private static final String PUT_ALL = """
            insert into stop (id, version, code, name, country, latitude, longitude, time_zone)
            select id, 1, code, name, country, latitude, longitude, time_zone
            from json_to_recordset(cast(?1 as json)) as new (
                id uuid, code text, name text, country text, latitude float8, longitude float8, time_zone text)
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

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Stop stop) {
        em.persist(stop);
    }

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

    /** Stops whose name or code contains the text, oldest first. */
    public List<Stop> page(String contains, UUID after, int count) {
        String literally = contains.toLowerCase(Locale.ROOT).replaceAll("([%_\\\\])", "\\\\$1");
        return em.createQuery(PAGE, Stop.class)
                .setParameter("after", after)
                .setParameter("text", "%" + literally + "%")
                .setMaxResults(count)
                .getResultList();
    }

    /** A stop as JSON for the set-based insert. */
    public record StopRow(
            UUID id, String code, String name, String country, double latitude, double longitude, String timeZone) {

        static StopRow of(Stop stop) {
            return new StopRow(
                    stop.id(),
                    stop.code(),
                    stop.name(),
                    stop.country(),
                    stop.latitude(),
                    stop.longitude(),
                    stop.timeZone());
        }
    }
}
