package dev.twende.company.schedules.control;

import dev.twende.company.schedules.entity.Clash;
import dev.twende.company.schedules.entity.FedCounts;
import dev.twende.company.schedules.entity.FedDeparture;
import dev.twende.company.schedules.entity.FedRange;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.company.schedules.entity.ScheduleFilter;
import dev.twende.company.schedules.entity.ScheduleRange;
import dev.twende.company.schedules.entity.ScheduleStatus;
import dev.twende.company.stops.boundary.CopyTable;
import dev.twende.company.timetables.entity.Departure;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.rest.Sort;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FlushModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps schedules. */
@ApplicationScoped
public class ScheduleStore {
    /** Rows sent in one statement: some 600 kB of JSON. */
    private static final int ROWS_A_STATEMENT = 2_000;

    /** What a list can be sorted by. */
    public static final Map<String, String> SORT_KEYS = Map.of("departure_time", "s.departureTime");

    private static final String NEW_ROWS = """
            json_to_recordset(cast(?1 as json)) as new (
                id uuid, company_id uuid, route_id uuid, timetable_id uuid, assigned_bus_id uuid, is_pool_bus boolean,
                assigned_driver_id uuid, service_date date, service_seconds integer, run_number integer,
                departure_time timestamptz, arrival_time timestamptz, occupied_until timestamptz)
            """;
    private static final String OVERLAPS =
            "tstzrange(%1$s.departure_time, %1$s.occupied_until) && tstzrange(%2$s.departure_time, %2$s.occupied_until)";
    /** Not a word about which constraint: what is there, and who is busy, is found out by {@link #CLASHES}. */
    private static final String ADD_MISSING = """
            insert into schedule (
                id, version, company_id, route_id, timetable_id, assigned_bus_id, is_pool_bus, assigned_driver_id,
                service_date, service_seconds, run_number, departure_time, arrival_time, occupied_until,
                delay_seconds, revision, status, created_at)
            select id, 1, company_id, route_id, timetable_id, assigned_bus_id, is_pool_bus, assigned_driver_id,
                service_date, service_seconds, run_number, departure_time, arrival_time, occupied_until,
                0, 0, 'DRAFT', cast(?2 as timestamptz)
            from %s
            where not exists (
                select from bus_change c join schedule s on s.id = c.schedule_id
                where c.status = 'PENDING' and c.bus_id = new.assigned_bus_id and not new.is_pool_bus and %s)
            on conflict do nothing
            returning id
            """.formatted(NEW_ROWS, OVERLAPS.formatted("s", "new"));
    /** Of rows that were not added and are not there: what stands in their way. Both range indexes serve it. */
    private static final String CLASHES =
            """
            select cast(new.id as text), clash.is_bus, clash.id, route.name, clash.departure_time, clash.arrival_time
            from %s
            cross join lateral (
                select s.id, s.route_id, s.departure_time, s.arrival_time, o.is_bus
                from (select b.schedule_id, true as is_bus from bus_occupation b
                      where b.bus_id = new.assigned_bus_id and not new.is_pool_bus and %s
                      union all
                      select d.id, false from schedule d
                      where d.assigned_driver_id = new.assigned_driver_id
                        and d.status in ('DRAFT', 'SCHEDULED', 'DEPARTED') and %s) as o
                join schedule s on s.id = o.schedule_id
                order by o.is_bus desc, s.departure_time
                limit 1) as clash
            join route on route.id = clash.route_id
            where not exists (
                    select from schedule k where k.timetable_id = new.timetable_id
                      and k.service_date = new.service_date and k.service_seconds = new.service_seconds)
              and not exists (
                    select from schedule k where k.route_id = new.route_id and k.service_date = new.service_date
                      and k.service_seconds = new.service_seconds and k.run_number = new.run_number
                      and k.status <> 'CANCELLED')
            """.formatted(NEW_ROWS, OVERLAPS.formatted("b", "new"), OVERLAPS.formatted("d", "new"));

    private static final String BUS_CLASH = """
            select s.id, r.name, s.departure_time, s.arrival_time
            from bus_occupation o join schedule s on s.id = o.schedule_id join route r on r.id = s.route_id
            where o.bus_id = ?1 and o.schedule_id <> ?2
              and tstzrange(o.departure_time, o.occupied_until) && tstzrange(cast(?3 as timestamptz), cast(?4 as timestamptz))
            order by s.departure_time
            limit 1
            """;
    private static final String DRIVER_CLASH = """
            select s.id, r.name, s.departure_time, s.arrival_time
            from schedule s join route r on r.id = s.route_id
            where s.assigned_driver_id = ?1 and s.id <> ?2 and s.status in ('DRAFT', 'SCHEDULED', 'DEPARTED')
              and tstzrange(s.departure_time, s.occupied_until) && tstzrange(cast(?3 as timestamptz), cast(?4 as timestamptz))
            order by s.departure_time
            limit 1
            """;
    private static final String LAST_RUN = """
            select coalesce(max(run_number), 0) from schedule
            where route_id = ?1 and service_date = ?2 and service_seconds = ?3 and status <> 'CANCELLED'
            """;
    /** Walks along {@code ix_schedule_draft} or {@code ix_schedule_scheduled}: the status is written out for them. */
    private static final String IN_RANGE = """
            from schedule
            where company_id = ?1 and status = '%s' and service_date between ?2 and ?3 and route_id between ?4 and ?5
            """;

    private static final String NEXT_BEHIND = """
            and (route_id, id) > (?6, ?7)
            order by route_id, id
            limit ?8
            """;
    private static final String CLAIM_DRAFTS = """
            update schedule
            set status = 'SCHEDULED', published_at = cast(?2 as timestamptz), revision = 1, version = version + 1
            where status = 'DRAFT'
              and id in (select cast(wanted.id as uuid) from json_array_elements_text(cast(?1 as json)) as wanted (id))
            returning id, revision
            """;
    private static final String CLAIM_CHANGE = """
            update schedule set revision = revision + 1, version = version + 1
            where status = 'SCHEDULED'
              and id in (select cast(wanted.id as uuid) from json_array_elements_text(cast(?1 as json)) as wanted (id))
              and id not in (select schedule_id from bus_change where status = 'PENDING')
            returning id, revision
            """;

    private static final String FED = "fed_departure";
    /** As {@link #ADD_MISSING}. */
    private static final String ADD_FED = """
            insert into schedule (
                id, version, company_id, route_id, timetable_id, assigned_bus_id, is_pool_bus, assigned_driver_id,
                service_date, service_seconds, run_number, departure_time, arrival_time, occupied_until,
                delay_seconds, revision, status, created_at)
            select new.id, 1, t.company_id, t.route_id, t.id, t.bus_id, bus.is_pool, driver.user_id,
                new.service_date, new.service_seconds, null, new.departure_time, new.arrival_time, new.occupied_until,
                0, 0, 'DRAFT', ?
            from fed_departure new
            join timetable t on t.company_id = ? and t.external_ref = new.external_ref
            join bus on bus.id = t.bus_id
            left join driver on driver.user_id = t.assigned_driver_id and driver.company_id = t.company_id and driver.is_active
            where bus.is_pool or not exists (
                select from bus_change c join schedule s on s.id = c.schedule_id
                where c.status = 'PENDING' and c.bus_id = bus.id and %s)
            on conflict do nothing
            """.formatted(OVERLAPS.formatted("s", "new"));
    /**
     * Neither there nor added: their bus or driver is taken. A difference of two sets, because the planner, which has no figures yet of
     * what a feed has just brought, may walk through the whole table for each departure when it is asked what does not exist.
     */
    private static final String COUNT_CLASHES = """
            select count(*) from (
                select timetable.id, fed.service_date, fed.service_seconds
                from fed_departure fed
                join timetable on timetable.company_id = ? and timetable.external_ref = fed.external_ref
                except
                select timetable_id, service_date, service_seconds from schedule
                where company_id = ? and service_date >= (select min(service_date) from fed_departure)) clash
            """;
    /**
     * Schedules of a feed's timetables, from a day on, that the feed does not ask for as they are; behind its window only what is
     * plain without a calendar. Published ones that run at times of their own are among them, whether they kept them or are late.
     */
    private static final String UNWANTED = """
            select s.id, s.departure_time
            from schedule s
            join timetable t on t.id = s.timetable_id
            left join fed_departure fed on fed.external_ref = t.external_ref and fed.service_date = s.service_date
                and fed.service_seconds = s.service_seconds
            where s.company_id = ? and s.service_date >= ? and s.status = ?
              and exists (select from unnest(?) as begin (ref) where starts_with(t.external_ref, begin.ref))
              and (s.published_at is not null and s.stop_times <> t.stop_times or case
                when t.retired_at is not null then true
                when s.service_date > ? then t.route_id <> s.route_id
                    or t.headway_seconds is null and t.departure_seconds <> s.service_seconds
                else fed.id is null or t.route_id <> s.route_id
                    or fed.departure_time <> s.departure_time - make_interval(secs => s.delay_seconds)
                    or s.stop_times is null
                        and fed.arrival_time <> s.arrival_time - make_interval(secs => s.delay_seconds) end)
            """;

    private static final String DROP_UNWANTED =
            "delete from schedule where id in (select unwanted.id from (" + UNWANTED + ") as unwanted)";
    private static final String FIND_UNWANTED = UNWANTED + " order by s.departure_time";

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Schedule schedule) {
        em.persist(schedule);
    }

    public Schedule require(UUID id) {
        return Optional.ofNullable(em.find(Schedule.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no schedule with this id."));
    }

    /** Writes what has changed, so that the constraints have judged it and the versions are those that will be read. */
    public void flush() {
        em.flush();
    }

    /** The company's schedules that the filter lets pass. */
    public List<Schedule> page(ScheduleFilter filter, Sort order, int count) {
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("companyId", filter.companyId());
        wanted.put("routeId", filter.routeId());
        wanted.put("assignedBusId", filter.busId());
        wanted.put("assignedDriverId", filter.driverId());
        wanted.put("status", filter.status());
        wanted.values().removeIf(Objects::isNull);
        String conditions = wanted.keySet().stream()
                .map(field -> "s." + field + " = :" + field + " and ")
                .collect(Collectors.joining());
        TypedQuery<Schedule> query = em.createQuery(
                "select s from Schedule s where " + conditions + "s.serviceDate between :from and :to and "
                        + order.condition() + order.orderBy(),
                Schedule.class);
        wanted.forEach(query::setParameter);
        query.setParameter("from", filter.from()).setParameter("to", filter.to());
        if (order.afterId() != null) {
            query.setParameter("afterId", order.afterId());
        }
        if (order.afterId() != null && order.property() != null) {
            query.setParameter("afterValue", instant(order.afterValue()));
        }
        return query.setMaxResults(count).getResultList();
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }

    /**
     * Adds those departures that are not there yet and clash with nothing. A statement for every {@value #ROWS_A_STATEMENT} of them,
     * and another for those that were not added.
     */
    public Generated addMissing(List<GeneratedRow> rows, Instant now) {
        int created = 0;
        Map<GeneratedRow, Clash> clashes = new LinkedHashMap<>();
        for (int start = 0; start < rows.size(); start += ROWS_A_STATEMENT) {
            List<GeneratedRow> part = rows.subList(start, Math.min(rows.size(), start + ROWS_A_STATEMENT));
            Set<UUID> added = ids(em.createNativeQuery(ADD_MISSING)
                    .setParameter(1, Json.mapper().toJson(part))
                    .setParameter(2, now.toString())
                    .getResultList());
            created += added.size();
            clashes.putAll(clashes(
                    part.stream().filter(row -> !added.contains(row.id())).toList()));
        }
        return new Generated(created, rows.size() - created - clashes.size(), clashes);
    }

    private Map<GeneratedRow, Clash> clashes(List<GeneratedRow> missing) {
        Map<GeneratedRow, Clash> clashes = new LinkedHashMap<>();
        if (missing.isEmpty()) {
            return clashes;
        }
        Map<String, GeneratedRow> byId =
                missing.stream().collect(Collectors.toMap(row -> row.id().toString(), row -> row));
        for (Object found : em.createNativeQuery(CLASHES)
                .setParameter(1, Json.mapper().toJson(missing))
                .getResultList()) {
            Object[] columns = (Object[]) found;
            ProblemType busy = (Boolean) columns[1] ? ProblemType.BUS_BUSY : ProblemType.DRIVER_BUSY;
            clashes.put(byId.get((String) columns[0]), new Clash(busy, run(columns, 2)));
        }
        return clashes;
    }

    /** The schedule for which the bus is taken at some time of the given one, which itself does not count. */
    public Optional<Clash> busClash(UUID bus, UUID schedule, Instant from, Instant until) {
        return clash(BUS_CLASH, bus, schedule, from, until).map(run -> new Clash(ProblemType.BUS_BUSY, run));
    }

    /** The schedule for which the driver is taken at some time of the given one, which itself does not count. */
    public Optional<Clash> driverClash(UUID driver, UUID schedule, Instant from, Instant until) {
        return clash(DRIVER_CLASH, driver, schedule, from, until).map(run -> new Clash(ProblemType.DRIVER_BUSY, run));
    }

    @SuppressWarnings("unchecked") // a native query
    private Optional<Clash.Run> clash(String sql, UUID who, UUID schedule, Instant from, Instant until) {
        return em.createNativeQuery(sql)
                .setParameter(1, who)
                .setParameter(2, schedule)
                .setParameter(3, from.toString())
                .setParameter(4, until.toString())
                // what this transaction is about to write must be looked at before the constraint refuses it
                .setFlushMode(FlushModeType.COMMIT)
                .getResultStream()
                .map(columns -> run((Object[]) columns, 0))
                .findFirst();
    }

    private static Clash.Run run(Object[] columns, int first) {
        return new Clash.Run(
                (UUID) columns[first],
                (String) columns[first + 1],
                ((Timestamp) columns[first + 2]).toInstant(),
                ((Timestamp) columns[first + 3]).toInstant());
    }

    /** The highest number of a run of the route at this time of the service day; 0 when there is none. */
    public int lastRun(UUID route, LocalDate serviceDate, int serviceSeconds) {
        return ((Number) em.createNativeQuery(LAST_RUN)
                        .setParameter(1, route)
                        .setParameter(2, serviceDate)
                        .setParameter(3, serviceSeconds)
                        .getSingleResult())
                .intValue();
    }

    /**
     * Makes the drafts of a feed's timetables those that the feed asks for: drops the others and adds what is missing. A hundred
     * thousand of them take a handful of statements, so this is SQL, and they arrive by COPY.
     */
    public FedCounts putAll(FedRange range, CopyTable.Rows<FedDeparture> departures, Duration turnRound, Instant now) {
        em.flush();
        try (Connection connection = database.getConnection()) {
            CopyTable.fill(connection, FED, departures, fed -> columns(fed, turnRound));
            int dropped = dropUnwanted(connection, range);
            int added = addFed(connection, range.companyId(), now);
            int clashes = countClashes(connection, range.companyId());
            FedCounts counts = new FedCounts(added, dropped, clashes, findPublishedUnwanted(connection, range));
            CopyTable.empty(connection, FED);
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("schedules could not be put", e);
        }
    }

    private static Object[] columns(FedDeparture fed, Duration turnRound) {
        Departure departure = fed.departure();
        Instant arrival = departure.instant().plusSeconds(fed.durationSeconds());
        return new Object[] {
            Ids.next(),
            fed.timetableRef(),
            departure.serviceDate(),
            departure.serviceTime().seconds(),
            departure.instant(),
            arrival,
            arrival.plus(turnRound)
        };
    }

    private static int dropUnwanted(Connection connection, FedRange range) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(DROP_UNWANTED)) {
            ask(delete, range, ScheduleStatus.DRAFT);
            return delete.executeUpdate();
        }
    }

    private static int addFed(Connection connection, UUID companyId, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ADD_FED)) {
            insert.setObject(1, now.atOffset(ZoneOffset.UTC));
            insert.setObject(2, companyId);
            return insert.executeUpdate();
        }
    }

    private static int countClashes(Connection connection, UUID companyId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT_CLASHES)) {
            select.setObject(1, companyId);
            select.setObject(2, companyId);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static List<String> findPublishedUnwanted(Connection connection, FedRange range) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIND_UNWANTED)) {
            ask(select, range, ScheduleStatus.SCHEDULED);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add("schedule " + rows.getString(1) + ", departs "
                            + rows.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        }
        return found;
    }

    private static void ask(PreparedStatement statement, FedRange range, ScheduleStatus status) throws SQLException {
        statement.setObject(1, range.companyId());
        statement.setObject(2, range.from());
        statement.setString(3, status.name());
        statement.setArray(
                4,
                statement
                        .getConnection()
                        .createArrayOf("text", range.refsBegin().toArray()));
        statement.setObject(5, range.to());
    }

    public int count(ScheduleRange range) {
        Number count = (Number) bound(em.createNativeQuery("select count(*) " + inRange(range)), range)
                .getSingleResult();
        return count.intValue();
    }

    /** The schedules behind a place in the range, route by route. */
    @SuppressWarnings("unchecked") // a native query with a result class
    public List<Schedule> next(ScheduleRange range, ScheduleRange.Place after, int count) {
        return bound(em.createNativeQuery("select * " + inRange(range) + NEXT_BEHIND, Schedule.class), range)
                .setParameter(6, after.routeId())
                .setParameter(7, after.scheduleId())
                .setParameter(8, count)
                .setHint("eclipselink.read-only", "true")
                .getResultList();
    }

    private static String inRange(ScheduleRange range) {
        return IN_RANGE.formatted(range.status().name());
    }

    private static Query bound(Query query, ScheduleRange range) {
        return query.setParameter(1, range.companyId())
                .setParameter(2, range.from())
                .setParameter(3, range.to())
                .setParameter(4, range.firstRouteId())
                .setParameter(5, range.lastRouteId());
    }

    /**
     * Makes the drafts SCHEDULED, in one compare-and-set.
     *
     * @return the revision of those that still were drafts; the others were published or cancelled by someone else
     */
    public Map<UUID, Integer> claimDrafts(List<UUID> ids, Instant now) {
        return revisions(em.createNativeQuery(CLAIM_DRAFTS)
                .setParameter(1, Json.mapper().toJson(ids))
                .setParameter(2, now.toString())
                .getResultList());
    }

    /**
     * Counts the revision of published schedules on, in one compare-and-set.
     *
     * @return the new revision of those that are still published and have no change of bus pending
     */
    public Map<UUID, Integer> claimChange(List<UUID> ids) {
        return revisions(em.createNativeQuery(CLAIM_CHANGE)
                .setParameter(1, Json.mapper().toJson(ids))
                .getResultList());
    }

    private static Map<UUID, Integer> revisions(List<?> rows) {
        return rows.stream()
                .map(Object[].class::cast)
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> ((Number) row[1]).intValue()));
    }

    private static Set<UUID> ids(List<?> column) {
        return column.stream().map(UUID.class::cast).collect(Collectors.toSet());
    }

    /**
     * What came of generating.
     *
     * @param existing were there before
     * @param clashes were not added, for their bus or driver is taken
     */
    public record Generated(int created, int existing, Map<GeneratedRow, Clash> clashes) {}

    /** A generated schedule as JSON for the set-based insert. */
    public record GeneratedRow(
            UUID id,
            UUID companyId,
            UUID routeId,
            UUID timetableId,
            UUID assignedBusId,
            boolean isPoolBus,
            UUID assignedDriverId,
            LocalDate serviceDate,
            int serviceSeconds,
            Integer runNumber,
            Instant departureTime,
            Instant arrivalTime,
            Instant occupiedUntil) {}
}
