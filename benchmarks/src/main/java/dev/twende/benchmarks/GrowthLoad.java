package dev.twende.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** What a hold costs while the data grows: more schedules to hold seats on, more tickets sold before. */
final class GrowthLoad {
    private static final int CLIENTS = 8;
    /** Also past the time in which PostgreSQL writes whole pages, because each is changed for the first time after a checkpoint. */
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private static final int BATCH = 100_000;
    private static final int SEATS = 50;
    /** What a hold may cost more when there is ten times as much. */
    private static final double PER_DECADE = 1.15;

    private static final int ROUNDS = 3;

    private final BenchPlatform platform;
    private final HoldLoad buses;
    private final Duration each;

    GrowthLoad(BenchPlatform platform, HoldLoad buses, Duration each) {
        this.platform = platform;
        this.buses = buses;
        this.each = each;
    }

    /**
     * One point of the curve.
     *
     * @param latencies of the holds, in microseconds
     * @param microsPerHold processor time of the whole platform
     */
    record Point(String axis, int size, double perSecond, Histogram latencies, double microsPerHold, long others) {
        double millis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** What a hold may cost at one size when it costs so much at another. */
    static double allowed(Point first, Point point) {
        return first.microsPerHold() * Math.pow(PER_DECADE, Math.log10((double) point.size() / first.size()));
    }

    List<Point> schedules(int... sizes) throws Exception {
        List<Point> points = new ArrayList<>();
        for (int size : sizes) {
            points.add(measure("schedules", size, copies(size)));
        }
        return points;
    }

    /** The schedules that seats are held on stay the same; the tickets are on others. */
    List<Point> tickets(int... sizes) throws Exception {
        List<String> schedules = copies(1_000);
        List<Point> points = new ArrayList<>();
        for (int size : sizes) {
            points.add(measure("tickets", sellTo(size), schedules));
        }
        return points;
    }

    /** The round of middling cost: what others do on the machine disturbs some. */
    private Point measure(String axis, int size, List<String> schedules) throws Exception {
        HoldLoad load = buses.on(schedules);
        load.run(CLIENTS, WARM_UP);
        ServerCost cost = new ServerCost(platform);
        List<Point> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            long before = cost.micros();
            ClosedLoop.Result held = load.run(CLIENTS, each);
            long used = cost.micros() - before;
            rounds.add(new Point(
                    axis,
                    size,
                    held.perSecond(),
                    held.latencies(),
                    used / Math.max(1.0, held.latencies().getTotalCount()),
                    held.others()));
        }
        rounds.sort(Comparator.comparingDouble(Point::microsPerHold));
        return rounds.get(ROUNDS / 2);
    }

    /** Copies of a schedule until there are so many, in an order that no cache likes. */
    private List<String> copies(int size) throws SQLException {
        String mark = "growth-" + size + "-" + System.nanoTime();
        try (Connection connection = platform.sql("postgres", "postgres.password");
                Statement statement = connection.createStatement()) {
            for (String table : List.of("ticketing.schedule", "ticketing.schedule_stop")) {
                statement.execute("""
                        insert into %1$s
                        select (jsonb_populate_record(original, jsonb_build_object('schedule_id', md5('%2$s' || n)::uuid))).*
                        from %1$s original, generate_series(1, %3$d) n where original.schedule_id = '%4$s'
                        """.formatted(table, mark, size, buses.example()));
            }
            statement.execute("vacuum (freeze, analyze) ticketing.schedule, ticketing.schedule_stop");
            statement.execute("checkpoint");
            List<String> ids = new ArrayList<>();
            try (ResultSet row = statement.executeQuery(
                    "select md5('" + mark + "' || n)::uuid from generate_series(1, " + size + ") n")) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
            Collections.shuffle(ids, new Random(size));
            return ids;
        }
    }

    /**
     * Paid tickets of full buses of the past year, with their schedules, claims and bookings, until there are so many. Ids begin with the
     * time of the sale, as a sale makes them.
     *
     * @return how many there are; more when others were sold before
     */
    private int sellTo(int size) throws SQLException {
        try (Connection connection = platform.sql("postgres", "postgres.password");
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to ticketing, public");
            statement.execute("set synchronous_commit = off");
            for (int there = count(statement); there < size; there += BATCH) {
                sell(statement, there, Math.min(BATCH, size - there));
            }
            statement.execute(
                    "vacuum (freeze, analyze)"); // what PostgreSQL would do by and by, in the middle of the measurement
            statement.execute("checkpoint"); // or the measurement waits for the disk that takes all this in
            return count(statement);
        }
    }

    /** @param before how many of them were sold before these */
    private void sell(Statement statement, int before, int number) throws SQLException {
        statement.execute("drop table if exists sold");
        statement.execute("""
                create temp table sold as
                select n, 'S' || 1 + n %% %1$d as seat, md5('sold' || n / %1$d)::uuid as schedule_id, uuidv7(age) as claim_id,
                       uuidv7(age) as booking_id, uuidv7(age) as ticket_id
                from generate_series(%2$d, %2$d + %3$d - 1) n, make_interval(secs => (n - 100000000) * 0.3) age
                """.formatted(SEATS, before, number));
        statement.execute("""
                insert into schedule select (jsonb_populate_record(original, jsonb_build_object(
                    'schedule_id', s.schedule_id, 'status', 'COMPLETED', 'service_date', original.service_date - 365,
                    'departure_time', original.departure_time - interval '1 year'))).*
                from schedule original, (select distinct schedule_id from sold) s where original.schedule_id = '%s'
                on conflict do nothing""".formatted(buses.example()));
        statement.execute("""
                insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)
                select claim_id, schedule_id, seat, '[0,3)', 'SALE', booking_id from sold order by n""");
        statement.execute("""
                insert into booking select (jsonb_populate_record(original, jsonb_build_object(
                    'booking_id', s.booking_id, 'booking_reference', substr(md5('r' || n), 1, 12),
                    'schedule_id', s.schedule_id, 'status', 'PAID'))).*
                from sold s, booking original where original.booking_id = (select booking_id from booking limit 1) order by n""");
        statement.execute("""
                insert into ticket select (jsonb_populate_record(original, jsonb_build_object(
                    'ticket_id', s.ticket_id, 'booking_id', s.booking_id, 'claim_id', s.claim_id, 'seat_number', s.seat,
                    'status', 'PAID'))).*
                from sold s, ticket original where original.ticket_id = (select ticket_id from ticket limit 1) order by n""");
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from ticket")) {
            row.next();
            return row.getInt(1);
        }
    }
}
