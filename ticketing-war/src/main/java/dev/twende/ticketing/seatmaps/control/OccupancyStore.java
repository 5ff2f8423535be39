package dev.twende.ticketing.seatmaps.control;

import dev.twende.ticketing.seatmaps.entity.Stretch;
import dev.twende.ticketing.seats.boundary.SeatGuard;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;

/** Reads what is taken on many stretches in one statement. Native, because it is about ranges, and asked at every look at a map. */
@ApplicationScoped
public class OccupancyStore {
    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    private SeatGuard guard;

    protected OccupancyStore() {} // for the CDI proxy

    @Inject
    public OccupancyStore(SeatGuard guard) {
        this.guard = guard;
    }

    /**
     * All claims of a schedule are read, and their bounds compared: for {@code &&} without a seat PostgreSQL goes through the constraint's
     * index, which is made for asking about one, and takes ten times as long. What has lapsed is free already.
     */
    private static final String READ = """
            select looked.schedule_id, looked.from_sequence, looked.to_sequence, s.plan_version,
                   exists (select 1 from company where company.company_id = s.company_id and company.status = 'SUSPENDED'),
                   (select string_agg(distinct translate(left(c.kind, 1), 'HSLB', 'TTBB') || c.seat_number, E'\\n')
                    from seat_claim c
                    where c.schedule_id = looked.schedule_id and c.state = 'LIVE'
                      and lower(c.segments) < looked.to_sequence and upper(c.segments) > looked.from_sequence
                      and (c.expires_at is null or c.expires_at > clock_timestamp()))
            from unnest(?::uuid[], ?::int[], ?::int[]) as looked (schedule_id, from_sequence, to_sequence)
            join schedule s on s.schedule_id = looked.schedule_id
            """;

    /** What is taken on each stretch at one moment; a schedule that is not here is absent. */
    public Map<Stretch, Occupancy> read(Collection<Stretch> stretches) {
        List<Stretch> distinct = stretches.stream().distinct().toList();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(READ)) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", distinct.stream().map(Stretch::scheduleId).toArray()));
            select.setArray(
                    2,
                    numbers(connection, distinct, stretch -> stretch.segments().from()));
            select.setArray(
                    3,
                    numbers(connection, distinct, stretch -> stretch.segments().to()));
            try (ResultSet row = select.executeQuery()) {
                Map<Stretch, Occupancy> found = new HashMap<>();
                while (row.next()) {
                    Stretch stretch = new Stretch((UUID) row.getObject(1), new Segments(row.getInt(2), row.getInt(3)));
                    String marks = row.getString(6);
                    Occupancy occupancy =
                            new Occupancy(stretch, row.getLong(4), row.getBoolean(5), marks == null ? "" : marks);
                    guard.show(
                            stretch.scheduleId(),
                            stretch.segments(),
                            () -> occupancy.states().keySet());
                    found.put(stretch, occupancy);
                }
                return found;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Array numbers(Connection connection, List<Stretch> stretches, ToIntFunction<Stretch> number)
            throws SQLException {
        return connection.createArrayOf(
                "int4", stretches.stream().mapToInt(number).boxed().toArray());
    }
}
