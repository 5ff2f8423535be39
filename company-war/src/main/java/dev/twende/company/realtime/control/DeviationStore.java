package dev.twende.company.realtime.control;

import dev.twende.company.exports.boundary.PublishedTrips;
import dev.twende.company.realtime.entity.Deviation;
import dev.twende.company.timetables.entity.StopTimes;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Finds the published schedules that run otherwise than told; the few among many, so by SQL. */
@ApplicationScoped
public class DeviationStore {
    /** Along ix_schedule_company_id_service_date. */
    private static final String FIND = """
            select s.id, t.id, coalesce(%s, false), t.headway_seconds is not null, s.status = 'CANCELLED',
                r.id, r.name, path.stop_ids, path.time_zone, path.times,
                s.service_date, s.service_seconds, s.delay_seconds, s.departure_time,
                case when t.route_id = s.route_id then t.stop_times end, s.stop_times, s.reason
            from schedule s
            left join timetable t on t.id = s.timetable_id
            join route r on r.id = s.route_id
            cross join lateral (
                select array_agg(rs.stop_id order by rs.sequence) as stop_ids,
                    (array_agg(stop.time_zone order by rs.sequence))[1] as time_zone,
                    string_agg(rs.arrival_seconds || '/' || rs.departure_seconds, ' ' order by rs.sequence) as times
                from route_stop rs join stop on stop.id = rs.stop_id where rs.route_id = r.id) as path
            where s.company_id = ? and s.service_date between ? and ? and s.published_at is not null
              and (s.status = 'CANCELLED' or s.delay_seconds <> 0 or s.stop_times is not null)
            order by s.departure_time, s.id
            limit ?
            """.formatted(PublishedTrips.TOLD_BY_TIMETABLE);

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** @param to the last service date */
    public List<Deviation> find(UUID companyId, LocalDate from, LocalDate to, int most) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setObject(1, companyId);
            select.setObject(2, from);
            select.setObject(3, to);
            select.setInt(4, most);
            List<Deviation> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(deviation(rows));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("deviations could not be read", e);
        }
    }

    private static Deviation deviation(ResultSet row) throws SQLException {
        boolean toldByTimetable = row.getBoolean(3);
        Array stops = row.getArray(8);
        StopTimes planned =
                StopTimes.parse(Optional.ofNullable(row.getString(15)).orElse(row.getString(10)));
        StopTimes actual =
                Optional.ofNullable(row.getString(16)).map(StopTimes::parse).orElse(planned);
        return new Deviation(
                row.getObject(toldByTimetable ? 2 : 1, UUID.class),
                toldByTimetable && row.getBoolean(4),
                row.getBoolean(5),
                row.getObject(6, UUID.class),
                row.getString(7),
                Stream.of((UUID[]) stops.getArray()).toList(),
                ZoneId.of(row.getString(9)),
                row.getObject(11, LocalDate.class),
                row.getInt(12),
                row.getInt(13),
                row.getObject(14, OffsetDateTime.class).toInstant(),
                planned,
                actual,
                Optional.ofNullable(row.getString(17)));
    }
}
