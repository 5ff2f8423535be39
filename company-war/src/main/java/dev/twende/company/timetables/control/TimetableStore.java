package dev.twende.company.timetables.control;

import dev.twende.company.stops.boundary.CopyTable;
import dev.twende.company.stops.entity.PutCounts;
import dev.twende.company.timetables.entity.FedTimetable;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.Timetable;
import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Keeps timetables. */
@ApplicationScoped
public class TimetableStore {
    private static final String PAGE = """
            select t from Timetable t
            where t.companyId = :company and t.routeId between :firstRoute and :lastRoute and t.id > :after
            order by t.id
            """;
    /** The times of a schedule are those of its timetable only until that changes: what people were told stays. */
    private static final String KEEP_TIMES = """
            update schedule set stop_times = t.stop_times, version = schedule.version + 1
            from timetable t
            where t.id = ?1 and schedule.timetable_id = t.id and schedule.stop_times is null
              and schedule.status in ('DRAFT', 'SCHEDULED', 'DEPARTED')
            """;
    /** As above, of a feed, whose drafts follow it. */
    private static final String KEEP_FED_TIMES = """
            update schedule set stop_times = t.stop_times, version = schedule.version + 1
            from timetable t
            join fed_timetable fed on fed.external_ref = t.external_ref and fed.stop_times <> t.stop_times
            where t.company_id = ? and schedule.timetable_id = t.id and schedule.stop_times is null
              and schedule.status in ('SCHEDULED', 'DEPARTED')
            """;

    private static final String FED = "fed_timetable";
    private static final String IDLE = "fed_idle";
    /** A bus or driver that people gave to a known timetable stays. A row that was just inserted was never locked by anybody. */
    private static final String PUT = """
            insert into timetable (
                id, version, company_id, route_id, bus_id, departure_seconds, until_seconds, headway_seconds,
                days, valid_from, valid_to, external_ref, stop_times)
            select fed.id, 1, route.company_id, route.id, ?, departure_seconds, until_seconds, headway_seconds,
                days, valid_from, valid_to, fed.external_ref, stop_times
            from fed_timetable fed
            join route on route.company_id = ? and route.external_ref = fed.route_ref
            on conflict on constraint uq_timetable_company_id_external_ref do update
            set route_id = excluded.route_id, departure_seconds = excluded.departure_seconds,
                until_seconds = excluded.until_seconds, headway_seconds = excluded.headway_seconds,
                days = excluded.days, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
                stop_times = excluded.stop_times, retired_at = null, version = timetable.version + 1
            where timetable.retired_at is not null
                or (timetable.route_id, timetable.departure_seconds, timetable.until_seconds, timetable.headway_seconds,
                    timetable.days, timetable.valid_from, timetable.valid_to, timetable.stop_times)
                is distinct from (excluded.route_id, excluded.departure_seconds, excluded.until_seconds,
                    excluded.headway_seconds, excluded.days, excluded.valid_from, excluded.valid_to, excluded.stop_times)
            returning id, xmax = 0 as added
            """;

    private static final String PUT_NOTED = "with put as (" + PUT + ") insert into fed_put select id, added from put";
    private static final String EXCEPTIONS = """
            insert into fed_exception
            select timetable.id as timetable_id, cast(substr(word, 2) as date) as service_date, word like '+%' as runs
            from fed_timetable fed
            join timetable on timetable.company_id = ? and timetable.external_ref = fed.external_ref
            cross join lateral unnest(string_to_array(fed.exceptions, ' ')) as word
            where fed.exceptions <> ''
            """;
    private static final String DROP_EXCEPTIONS = """
            with dropped as (
                delete from timetable_exception old using timetable, fed_timetable fed
                where timetable.company_id = ? and timetable.external_ref = fed.external_ref
                  and old.timetable_id = timetable.id
                  and not exists (select from fed_exception new
                      where (new.timetable_id, new.service_date, new.runs)
                          = (old.timetable_id, old.service_date, old.runs))
                returning old.timetable_id)
            insert into fed_put select distinct timetable_id, false from dropped
            """;
    private static final String ADD_EXCEPTIONS = """
            with added as (
                insert into timetable_exception (timetable_id, service_date, runs)
                select timetable_id, service_date, runs from fed_exception
                on conflict on constraint pk_timetable_exception do nothing
                returning timetable_id)
            insert into fed_put select distinct timetable_id, false from added
            """;
    private static final String COUNT = """
            select count(*) filter (where added), count(*) filter (where not added)
            from (select bool_or(added) as added from fed_put group by id) as put
            """;
    private static final String RETIRE = """
            with ended as (
                update timetable
                set retired_at = ?, valid_to = greatest(valid_from, least(valid_to, cast(? as date) - 1)),
                    version = version + 1
                where company_id = ? and retired_at is null
                  and exists (select from unnest(?) as begin (ref) where starts_with(timetable.external_ref, begin.ref))
                  and not exists (select from fed_timetable fed where fed.external_ref = timetable.external_ref)
                  and not exists (select from fed_idle idle where idle.external_ref = timetable.external_ref)
                returning id)
            select count(*) from ended
            """;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    @PersistenceContext(unitName = "company")
    private EntityManager em;

    public void add(Timetable timetable) {
        em.persist(timetable);
    }

    public Timetable require(UUID id) {
        return Optional.ofNullable(em.find(Timetable.class, id))
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no timetable with this id."));
    }

    /** Writes what has changed, so that the version is the one that will be read. */
    public void flush() {
        em.flush();
    }

    /** As {@link #flush}; counts as a change even when only the dates differ. */
    public void touch(Timetable timetable) {
        em.lock(timetable, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
    }

    /** Gives its schedules its times as they are now, before those change. */
    public void keepTimesOfSchedules(UUID timetable) {
        em.createNativeQuery(KEEP_TIMES).setParameter(1, timetable).executeUpdate();
    }

    /**
     * The company's timetables, oldest first.
     *
     * @param route null for all routes
     */
    public List<Timetable> page(UUID company, UUID route, UUID after, int count) {
        return em.createQuery(PAGE, Timetable.class)
                .setParameter("company", company)
                .setParameter("firstRoute", route == null ? new UUID(0, 0) : route)
                .setParameter("lastRoute", route == null ? new UUID(-1, -1) : route)
                .setParameter("after", after)
                .setMaxResults(count)
                .getResultList();
    }

    /**
     * Adds the timetables with new references and updates the others, along routes that are there already. A hundred thousand of
     * them take a handful of statements, so this is SQL, and they arrive by COPY.
     *
     * @param busId drives the new ones
     */
    public PutCounts putAll(UUID companyId, UUID busId, CopyTable.Rows<FedTimetable> timetables) {
        em.flush(); // what JPA still holds, such as the bus, must be there
        try (Connection connection = database.getConnection()) {
            CopyTable.fill(connection, FED, timetables, TimetableStore::columns);
            execute(connection, KEEP_FED_TIMES, companyId);
            execute(connection, PUT_NOTED, busId, companyId);
            execute(connection, EXCEPTIONS, companyId);
            execute(connection, DROP_EXCEPTIONS, companyId);
            execute(connection, ADD_EXCEPTIONS);
            try (PreparedStatement select = connection.prepareStatement(COUNT);
                    ResultSet row = select.executeQuery()) {
                row.next();
                return new PutCounts(row.getInt(1), row.getInt(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("timetables could not be put", e);
        }
    }

    private static Object[] columns(FedTimetable timetable) {
        OperatingCalendar calendar = timetable.calendar();
        Headway headway = timetable.headway();
        return new Object[] {
            Ids.next(),
            timetable.ref(),
            timetable.routeRef(),
            timetable.departureTime().seconds(),
            headway == null ? null : headway.untilSeconds(),
            headway == null ? null : headway.seconds(),
            calendar.days().mask(),
            calendar.validFrom(),
            calendar.validTo(),
            calendar.exceptions().stream()
                    .map(exception -> (exception.runs() ? "+" : "-") + exception.serviceDate())
                    .collect(Collectors.joining(" ")),
            timetable.times()
        };
    }

    /**
     * Retires, from a day on, the timetables whose references begin like these and that are neither among those just put nor among
     * the idle; to be called after {@link #putAll} in the same transaction.
     *
     * @param idle references of what the feed has, but not on the days at hand
     * @return how many were retired
     */
    public int retireOthers(
            UUID companyId, Collection<String> refsBegin, Collection<String> idle, LocalDate from, Instant now) {
        try (Connection connection = database.getConnection()) {
            CopyTable.fill(connection, IDLE, idle::forEach, ref -> new Object[] {ref});
            try (PreparedStatement update = connection.prepareStatement(RETIRE)) {
                update.setObject(1, now.atOffset(ZoneOffset.UTC));
                update.setObject(2, from);
                update.setObject(3, companyId);
                update.setArray(4, connection.createArrayOf("text", refsBegin.toArray()));
                try (ResultSet row = update.executeQuery()) {
                    row.next();
                    int retired = row.getInt(1);
                    CopyTable.empty(connection, FED, IDLE, "fed_put", "fed_exception");
                    return retired;
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("timetables could not be retired", e);
        }
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
