package dev.twende.company.timetables.control;

import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.Timetable;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Keeps timetables. */
@ApplicationScoped
public class TimetableStore {
    private static final String PAGE =
            "select t from Timetable t where t.companyId = :company and t.id > :after order by t.id";
    private static final String BY_IDS = "select t from Timetable t where t.id in :ids order by t.id";
    private static final String PUT_TIMETABLES = """
            insert into timetable (
                id, version, company_id, route_id, bus_id, departure_seconds, until_seconds, headway_seconds,
                days, valid_from, valid_to, external_ref, stop_times)
            select id, 1, company_id, route_id, bus_id, departure_seconds, until_seconds, headway_seconds,
                days, valid_from, valid_to, external_ref, stop_times
            from json_to_recordset(cast(?1 as json)) as new (
                id uuid, company_id uuid, route_id uuid, bus_id uuid, departure_seconds integer, until_seconds integer,
                headway_seconds integer, days integer, valid_from date, valid_to date, external_ref text, stop_times text)
            on conflict on constraint uq_timetable_company_id_external_ref do update
            set route_id = excluded.route_id, bus_id = excluded.bus_id, departure_seconds = excluded.departure_seconds,
                until_seconds = excluded.until_seconds, headway_seconds = excluded.headway_seconds,
                days = excluded.days, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                stop_times = excluded.stop_times,
                version = timetable.version + 1
            returning external_ref, id
            """;
    private static final String CLEAR_EXCEPTIONS = """
            delete from timetable_exception where timetable_id in (
                select cast(wanted.id as uuid) from json_array_elements_text(cast(?1 as json)) as wanted (id))
            """;
    private static final String ADD_EXCEPTIONS = """
            insert into timetable_exception (timetable_id, service_date, runs)
            select timetable_id, service_date, runs
            from json_to_recordset(cast(?1 as json)) as new (timetable_id uuid, service_date date, runs boolean)
            """;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Timetable timetable) {
        em.persist(timetable);
    }

    public Timetable require(UUID id) {
        return Optional.ofNullable(em.find(Timetable.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no timetable with this id."));
    }

    /** The timetables with their exceptions. Two statements. */
    public List<Timetable> findAll(Collection<UUID> ids) {
        return em.createQuery(BY_IDS, Timetable.class)
                .setParameter("ids", ids)
                .setHint("eclipselink.batch.type", "IN")
                .setHint("eclipselink.batch", "t.exceptions")
                .getResultList();
    }

    /** The company's timetables, oldest first. */
    public List<Timetable> page(UUID company, UUID after, int count) {
        return em.createQuery(PAGE, Timetable.class)
                .setParameter("company", company)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    /**
     * Adds the timetables with new external references, replaces the others, and tells the id behind each reference. Three
     * round trips, however many timetables and stops.
     */
    public Map<String, UUID> putAll(Collection<Timetable> timetables) {
        Map<String, UUID> ids = new HashMap<>();
        List<TimetableRow> rows = timetables.stream().map(TimetableRow::of).toList();
        for (Object row :
                em.createNativeQuery(PUT_TIMETABLES).setParameter(1, json(rows)).getResultList()) {
            Object[] columns = (Object[]) row;
            ids.put((String) columns[0], (UUID) columns[1]);
        }
        execute(CLEAR_EXCEPTIONS, ids.values());
        execute(
                ADD_EXCEPTIONS,
                timetables.stream()
                        .flatMap(timetable -> ExceptionRow.of(ids.get(timetable.externalRef()), timetable.calendar()))
                        .toList());
        return ids;
    }

    private void execute(String sql, Collection<?> rows) {
        em.createNativeQuery(sql).setParameter(1, json(rows)).executeUpdate();
    }

    private static String json(Collection<?> rows) {
        return Json.mapper().toJson(rows);
    }

    /** A timetable as JSON for the set-based insert. */
    public record TimetableRow(
            UUID id,
            UUID companyId,
            UUID routeId,
            UUID busId,
            int departureSeconds,
            Integer untilSeconds,
            Integer headwaySeconds,
            int days,
            LocalDate validFrom,
            LocalDate validTo,
            String externalRef,
            String stopTimes) {

        static TimetableRow of(Timetable timetable) {
            OperatingCalendar calendar = timetable.calendar();
            return new TimetableRow(
                    timetable.id(),
                    timetable.companyId(),
                    timetable.routeId(),
                    timetable.busId(),
                    timetable.departureTime().seconds(),
                    timetable.headway().map(Headway::untilSeconds).orElse(null),
                    timetable.headway().map(Headway::seconds).orElse(null),
                    calendar.days().mask(),
                    calendar.validFrom(),
                    calendar.validTo(),
                    timetable.externalRef(),
                    timetable.stopTimes().toString());
        }
    }

    /** An exception as JSON for the set-based insert. */
    public record ExceptionRow(UUID timetableId, LocalDate serviceDate, boolean runs) {
        static Stream<ExceptionRow> of(UUID timetableId, OperatingCalendar calendar) {
            return calendar.exceptions().stream()
                    .map(exception -> new ExceptionRow(timetableId, exception.serviceDate(), exception.runs()));
        }
    }
}
