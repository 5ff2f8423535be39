package dev.twende.company.exports.control;

import dev.twende.company.exports.entity.ExportRange;
import dev.twende.company.exports.entity.ExportedPlace;
import dev.twende.company.exports.entity.ExportedRoute;
import dev.twende.company.exports.entity.ExportedTrip;
import dev.twende.company.exports.entity.FeedVersion;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.stops.boundary.CopyTable;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.StopTimes;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads for a feed what the other features keep: in SQL, because a feed has rows by the hundred thousand. */
@ApplicationScoped
public class ExportStore {
    private static final int ROWS_A_FETCH = 2_000;

    // a sum of hashes does not care for the order, and needs none
    private static final String TAG = """
            select md5(concat_ws('/', cast(? as text),
                (select concat_ws(':', version, name) from company where id = ?),
                (select concat_ws(':', count(*), sum(hashtextextended(concat(id, timetable_id), 0))) from schedule s
                 where company_id = ? and service_date between ? and ? and %s),
                (select concat_ws(':', count(*), sum(hashtextextended(concat(id, version), 0))) from timetable
                 where company_id = ?),
                (select concat_ws(':', count(*), sum(hashtextextended(concat(r.id, r.version, f.version), 0)))
                 from route r left join fare_table f on f.route_id = r.id where company_id = ?),
                (select concat_ws(':', count(*), sum(hashtextextended(concat(stop.id, stop.version), 0))) from stop
                 where id in (select stop_id from route_stop join route on route.id = route_id where company_id = ?))))
            """.formatted(TripStaging.published("s"));
    private static final String VERSION = "select tag, changed_at from feed_version where company_id = ?";
    private static final String PUT_VERSION = """
            insert into feed_version (company_id, tag, changed_at) values (?, ?, ?)
            on conflict on constraint pk_feed_version do update
            set tag = excluded.tag, changed_at = excluded.changed_at where feed_version.tag <> excluded.tag
            """;
    private static final String ROUTES = """
            select r.id, r.name, rs.arrival_seconds, rs.departure_seconds, rs.distance_metres, rs.pickup, rs.drop_off,
                s.id, s.code, s.name, s.latitude, s.longitude, s.time_zone, s.parent_station_id
            from route r
            join route_stop rs on rs.route_id = r.id
            join stop s on s.id = rs.stop_id
            where r.id in (select route_id from export_trip)
            order by r.id, rs.sequence
            """;
    private static final String STATIONS = """
            select id, code, name, latitude, longitude, time_zone, parent_station_id from stop
            where id in (
                select s.parent_station_id from route_stop rs join stop s on s.id = rs.stop_id
                where rs.route_id in (select route_id from export_trip))
            order by id
            """;
    private static final String TRIPS = """
            select trip_id, route_id, departure_seconds, until_seconds, headway_seconds, stop_times, dates
            from export_trip order by trip_id
            """;
    /** What each class and category pays today or, where nothing is sold today, as soon as something is. */
    private static final String FARES = """
            select distinct on (p.route_id, p.fare_class, p.rider_category, pair.from_stop_id, pair.to_stop_id)
                p.route_id, p.fare_class, p.rider_category, pair.from_stop_id, pair.to_stop_id, price.amount, ft.currency
            from (select distinct on (route_id, fare_class, rider_category) route_id, fare_class, rider_category, amounts
                  from fare_period
                  where valid_to >= current_date and route_id in (select route_id from export_trip)
                  order by route_id, fare_class, rider_category, valid_from) p
            join fare_table ft on ft.route_id = p.route_id
            cross join lateral unnest(p.amounts) with ordinality as price (amount, place)
            join lateral (
                select a.stop_id as from_stop_id, b.stop_id as to_stop_id,
                       row_number() over (order by a.sequence, b.sequence) as place
                from route_stop a join route_stop b on b.route_id = a.route_id and b.sequence > a.sequence
                where a.route_id = p.route_id) pair on pair.place = price.place
            where price.amount is not null
            order by p.route_id, p.fare_class, p.rider_category, pair.from_stop_id, pair.to_stop_id, pair.place
            """;

    @Resource(lookup = "java:app/jdbc/house")
    DataSource database;

    /** What is done with a row. */
    public interface Visitor<T> {
        void visit(T row) throws SQLException;
    }

    /** A price from one stop of a route to another, in the minor unit of the currency. */
    public record ExportedFare(
            UUID routeId,
            String fareClass,
            String riderCategory,
            UUID fromStopId,
            UUID toStopId,
            long amount,
            String currency) {}

    /** The state that the feed is in, noted as new when it is. */
    public FeedVersion version(ExportRange range, Instant now) {
        try (Connection connection = database.getConnection()) {
            String tag = tag(connection, range);
            try (PreparedStatement put = connection.prepareStatement(PUT_VERSION)) {
                put.setObject(1, range.companyId());
                put.setString(2, tag);
                put.setObject(3, now.atOffset(ZoneOffset.UTC));
                put.executeUpdate();
            }
            try (PreparedStatement select = connection.prepareStatement(VERSION)) {
                select.setObject(1, range.companyId());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return new FeedVersion(
                            row.getString(1),
                            row.getObject(2, OffsetDateTime.class).toInstant());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the version of a feed could not be read", e);
        }
    }

    private static String tag(Connection connection, ExportRange range) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TAG)) {
            select.setString(1, range.from().toString());
            select.setObject(2, range.companyId());
            select.setObject(3, range.companyId());
            select.setObject(4, range.from());
            select.setObject(5, range.to());
            for (int i = 6; i <= 8; i++) {
                select.setObject(i, range.companyId());
            }
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    /** Finds out the trips of the feed, for the rest of the transaction; {@link #forget} must follow. */
    public int stage(ExportRange range) {
        try (Connection connection = database.getConnection()) {
            stage(connection, TripStaging.STAGE_DATES, range);
            int trips = 0;
            try (PreparedStatement timetables = connection.prepareStatement(TripStaging.STAGE_TIMETABLES)) {
                trips += timetables.executeUpdate();
            }
            return trips + stage(connection, TripStaging.STAGE_SINGLE, range);
        } catch (SQLException e) {
            throw new IllegalStateException("the trips of a feed could not be found", e);
        }
    }

    private static int stage(Connection connection, String sql, ExportRange range) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, range.companyId());
            statement.setObject(2, range.from());
            statement.setObject(3, range.to());
            return statement.executeUpdate();
        }
    }

    public void forget() {
        try (Connection connection = database.getConnection()) {
            CopyTable.empty(connection, "export_date", "export_trip");
        } catch (SQLException e) {
            throw new IllegalStateException("the trips of a feed could not be forgotten", e);
        }
    }

    /** The routes of the trips. */
    public Map<UUID, ExportedRoute> routes() {
        Map<UUID, ExportedRoute> routes = new LinkedHashMap<>();
        each(ROUTES, row -> {
            UUID id = row.getObject(1, UUID.class);
            ExportedRoute route = routes.get(id);
            if (route == null) {
                route = new ExportedRoute(row.getString(2), new ArrayList<>(), new ArrayList<>());
                routes.put(id, route);
            }
            ExportedPlace place = place(row, 8);
            route.places().add(place);
            route.stops()
                    .add(new RouteStop(
                            place.id(),
                            row.getInt(3),
                            row.getInt(4),
                            row.getObject(5, Integer.class),
                            row.getBoolean(6),
                            row.getBoolean(7)));
        });
        return routes;
    }

    /** The stations that stops of the routes are part of. */
    public List<ExportedPlace> stations() {
        List<ExportedPlace> stations = new ArrayList<>();
        each(STATIONS, row -> stations.add(place(row, 1)));
        return stations;
    }

    private static ExportedPlace place(ResultSet row, int first) throws SQLException {
        return new ExportedPlace(
                row.getObject(first, UUID.class),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getDouble(first + 3),
                row.getDouble(first + 4),
                ZoneId.of(row.getString(first + 5)),
                row.getObject(first + 6, UUID.class));
    }

    public void forEachTrip(Visitor<ExportedTrip> visitor) {
        each(TRIPS, row -> visitor.visit(trip(row)));
    }

    private static ExportedTrip trip(ResultSet row) throws SQLException {
        Integer headway = row.getObject(5, Integer.class);
        int until = row.getInt(4);
        SortedSet<Long> dates = new TreeSet<>();
        for (String date : row.getString(7).split(" ")) {
            dates.add(Long.valueOf(date));
        }
        return new ExportedTrip(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                Optional.ofNullable(headway).map(seconds -> new Headway(seconds, until)),
                Optional.ofNullable(row.getString(6)).map(StopTimes::parse),
                dates);
    }

    public void forEachFare(Visitor<ExportedFare> visitor) {
        each(
                FARES,
                row -> visitor.visit(new ExportedFare(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        row.getLong(6),
                        row.getString(7))));
    }

    private void each(String sql, Visitor<ResultSet> visitor) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setFetchSize(ROWS_A_FETCH);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    visitor.visit(rows);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a feed could not be read", e);
        }
    }
}
