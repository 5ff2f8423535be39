package dev.twende.ticketing.changes.control;

import dev.twende.ticketing.changes.entity.Place;
import dev.twende.ticketing.changes.entity.TouchedSchedule;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Which schedules changed, as the database itself writes it down. Native SQL, because it is ordered by the database's transactions. */
@ApplicationScoped
public class ChangeStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /**
     * A transaction gets its number when it first writes, and commits whenever it likes. Below the lowest number that is under way
     * nothing can be added any more; what is beyond is left for a later reading. What changed is read along
     * ix_schedule_touch_position, what came within sight along ix_schedule_company.
     */
    private static final String PAGE = """
            select fence.lowest, ?::xid8 > fence.next, found.schedule_id, found.position, found.is_plan_new, found.status
            from (select pg_snapshot_xmin(now.snapshot) as lowest, pg_snapshot_xmax(now.snapshot) as next
                  from (select pg_current_snapshot() as snapshot) as now) as fence
            left join lateral (
                select s.schedule_id, coalesce(touched.position, '0'::xid8) as position,
                       touched.is_plan is true or s.departure_time > ? as is_plan_new, s.status
                from schedule s
                left join (
                    select schedule_id, max(position) as position, bool_or(is_plan) as is_plan from schedule_touch
                    where company_id = ? and position >= ?::xid8 and position < fence.lowest
                    group by schedule_id) as touched using (schedule_id)
                where s.company_id = ? and s.departure_time > ? and s.departure_time <= ?
                  and (touched.schedule_id is not null or s.departure_time > ?)
                  and (coalesce(touched.position, '0'::xid8), s.schedule_id) > (?::xid8, ?)
                order by coalesce(touched.position, '0'::xid8), s.schedule_id limit ?) as found on true
            order by found.position, found.schedule_id
            """;

    /**
     * The company's schedules behind a place in a round.
     *
     * @param earliest departures before this are nobody's business any more
     */
    public Found page(UUID companyId, Place place, Instant earliest, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(PAGE)) {
            int next = 1;
            select.setString(next++, place.since());
            select.setObject(next++, place.until().atOffset(ZoneOffset.UTC));
            select.setObject(next++, companyId);
            select.setString(next++, place.since());
            select.setObject(next++, companyId);
            select.setObject(next++, earliest.atOffset(ZoneOffset.UTC));
            select.setObject(next++, place.sight().atOffset(ZoneOffset.UTC));
            select.setObject(next++, place.until().atOffset(ZoneOffset.UTC));
            select.setString(next++, place.position());
            select.setObject(next++, place.scheduleId());
            select.setInt(next, limit);
            try (ResultSet row = select.executeQuery()) {
                return found(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Found found(ResultSet row) throws SQLException {
        List<TouchedSchedule> schedules = new ArrayList<>();
        String fence = "";
        boolean isAhead = false;
        while (row.next()) {
            fence = row.getString(1);
            isAhead = row.getBoolean(2);
            if (row.getString(3) != null) {
                schedules.add(new TouchedSchedule(
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getBoolean(5),
                        ScheduleStatus.valueOf(row.getString(6))));
            }
        }
        return new Found(schedules, fence, isAhead);
    }

    /**
     * What a reading found.
     *
     * @param fence every change below this transaction has been read, when there was room for it
     * @param isAhead whether the place was one that this database has not come to yet
     */
    public record Found(List<TouchedSchedule> schedules, String fence, boolean isAhead) {}

    /**
     * Drops marks that a later one of the same kind makes needless, and those of schedules that left so long ago. Both must be older than
     * every transaction under way.
     */
    public int drop(Duration keptAfter, int limit) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("""
                        delete from schedule_touch where (schedule_id, is_plan, position) in (
                            select t.schedule_id, t.is_plan, t.position
                            from schedule_touch t join schedule s using (schedule_id)
                            where t.position < pg_snapshot_xmin(pg_current_snapshot())
                              and (s.departure_time < clock_timestamp() - make_interval(secs => ?)
                                   or exists (select 1 from schedule_touch later
                                              where later.schedule_id = t.schedule_id and later.is_plan = t.is_plan
                                                and later.position > t.position
                                                and later.position < pg_snapshot_xmin(pg_current_snapshot())))
                            limit ? for update of t skip locked)
                        """)) {
            delete.setLong(1, keptAfter.toSeconds());
            delete.setInt(2, limit);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
