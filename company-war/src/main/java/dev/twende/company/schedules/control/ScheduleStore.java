package dev.twende.company.schedules.control;

import dev.twende.company.schedules.entity.DraftRange;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.company.schedules.entity.ScheduleStatus;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Keeps schedules. */
@ApplicationScoped
public class ScheduleStore {
    /** Rows sent in one statement: some 600 kB of JSON. */
    private static final int ROWS_A_STATEMENT = 2_000;

    private static final String PAGE = """
            select s from Schedule s
            where s.companyId = :company and s.id > :after
              and s.serviceDate between :first and :last and s.status in :statuses
            order by s.id
            """;
    private static final String ADD_MISSING = """
            insert into schedule (
                id, version, company_id, route_id, timetable_id, assigned_bus_id, assigned_driver_id,
                service_date, service_seconds, departure_time, status, created_at)
            select id, 1, company_id, route_id, timetable_id, assigned_bus_id, assigned_driver_id,
                service_date, service_seconds, departure_time, 'DRAFT', cast(?2 as timestamptz)
            from json_to_recordset(cast(?1 as json)) as new (
                id uuid, company_id uuid, route_id uuid, timetable_id uuid, assigned_bus_id uuid, assigned_driver_id uuid,
                service_date date, service_seconds integer, departure_time timestamptz)
            on conflict on constraint uq_schedule_timetable_id_service_date do nothing
            """;
    private static final String COUNT_DRAFTS = """
            select count(*) from schedule
            where company_id = ?1 and status = 'DRAFT' and service_date between ?2 and ?3
              and route_id between ?4 and ?5
            """;
    private static final String NEXT_DRAFTS = """
            select * from schedule
            where company_id = ?1 and status = 'DRAFT' and service_date between ?2 and ?3
              and route_id between ?4 and ?5 and (route_id, id) > (?6, ?7)
            order by route_id, id
            limit ?8
            """;
    private static final String CLAIM_DRAFTS = """
            update schedule set status = 'SCHEDULED', published_at = cast(?2 as timestamptz), version = version + 1
            where status = 'DRAFT'
              and id in (select cast(wanted.id as uuid) from json_array_elements_text(cast(?1 as json)) as wanted (id))
            returning id
            """;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Schedule schedule) {
        em.persist(schedule);
    }

    public Schedule require(UUID id) {
        return Optional.ofNullable(em.find(Schedule.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no schedule with this id."));
    }

    /** The company's schedules, oldest first. */
    public List<Schedule> page(
            UUID company, Optional<LocalDate> date, Optional<ScheduleStatus> status, UUID after, int count) {
        return em.createQuery(PAGE, Schedule.class)
                .setParameter("company", company)
                .setParameter("after", after)
                .setParameter("first", date.orElse(ServiceDates.FIRST))
                .setParameter("last", date.orElse(ServiceDates.LAST))
                .setParameter("statuses", status.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(ScheduleStatus.class)))
                .setMaxResults(count)
                .getResultList();
    }

    /**
     * Adds those departures that are not there yet.
     *
     * @return how many were added
     */
    public int addMissing(List<GeneratedRow> rows, Instant now) {
        int added = 0;
        for (int start = 0; start < rows.size(); start += ROWS_A_STATEMENT) {
            List<GeneratedRow> part = rows.subList(start, Math.min(rows.size(), start + ROWS_A_STATEMENT));
            added += em.createNativeQuery(ADD_MISSING)
                    .setParameter(1, Json.mapper().toJson(part))
                    .setParameter(2, now.toString())
                    .executeUpdate();
        }
        return added;
    }

    public int countDrafts(DraftRange range) {
        Number count = (Number) em.createNativeQuery(COUNT_DRAFTS)
                .setParameter(1, range.companyId())
                .setParameter(2, range.from())
                .setParameter(3, range.to())
                .setParameter(4, range.firstRouteId())
                .setParameter(5, range.lastRouteId())
                .getSingleResult();
        return count.intValue();
    }

    /** The drafts behind a place in the range, route by route. */
    @SuppressWarnings("unchecked") // a native query with a result class
    public List<Schedule> nextDrafts(DraftRange range, DraftRange.Place after, int count) {
        return em.createNativeQuery(NEXT_DRAFTS, Schedule.class)
                .setParameter(1, range.companyId())
                .setParameter(2, range.from())
                .setParameter(3, range.to())
                .setParameter(4, range.firstRouteId())
                .setParameter(5, range.lastRouteId())
                .setParameter(6, after.routeId())
                .setParameter(7, after.scheduleId())
                .setParameter(8, count)
                .setHint("eclipselink.read-only", "true")
                .getResultList();
    }

    /**
     * Makes the drafts SCHEDULED, in one compare-and-set.
     *
     * @return those that still were drafts; the others were published or cancelled by someone else
     */
    public Set<UUID> claimDrafts(Collection<UUID> ids, Instant now) {
        Set<UUID> claimed = new HashSet<>();
        for (Object id : em.createNativeQuery(CLAIM_DRAFTS)
                .setParameter(1, Json.mapper().toJson(ids))
                .setParameter(2, now.toString())
                .getResultList()) {
            claimed.add((UUID) id);
        }
        return claimed;
    }

    /** A generated schedule as JSON for the set-based insert. */
    public record GeneratedRow(
            UUID id,
            UUID companyId,
            UUID routeId,
            UUID timetableId,
            UUID assignedBusId,
            UUID assignedDriverId,
            LocalDate serviceDate,
            int serviceSeconds,
            Instant departureTime) {}
}
