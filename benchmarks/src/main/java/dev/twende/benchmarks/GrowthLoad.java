package dev.twende.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What a hold costs while the data grows: more schedules to hold seats on, more tickets sold before. */
final class GrowthLoad {
    private static final int CLIENTS = 8;
    private static final Duration WARM_UP = Duration.ofSeconds(4);
    private static final int BATCH = 100_000;

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
     * @param microsPerHold processor time of the whole platform
     */
    record Point(String axis, int size, double perSecond, double p50Millis, double microsPerHold, long others) {}

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

    private Point measure(String axis, int size, List<String> schedules) throws Exception {
        HoldLoad load = buses.on(schedules);
        load.run(CLIENTS, WARM_UP);
        ServerCost cost = new ServerCost(platform.root());
        long before = cost.micros();
        ClosedLoop.Result held = load.run(CLIENTS, each);
        long used = cost.micros() - before;
        return new Point(
                axis,
                size,
                held.perSecond(),
                held.millis(50),
                used / Math.max(1.0, held.latencies().getTotalCount()),
                held.others());
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
            statement.execute("analyze ticketing.schedule");
            statement.execute("analyze ticketing.schedule_stop");
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
     * Paid tickets, with their claims and bookings, until there are so many.
     *
     * @return how many there are; more when others were sold before
     */
    private int sellTo(int size) throws SQLException {
        try (Connection connection = platform.sql("postgres", "postgres.password");
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to ticketing, public");
            statement.execute("set synchronous_commit = off");
            for (int there = count(statement); there < size; there += BATCH) {
                int more = Math.min(BATCH, size - there);
                String numbers = "generate_series(" + (there + 1) + ", " + (there + more) + ") n";
                statement.execute("""
                        insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)
                        select md5('c' || n)::uuid, md5('s' || n / 50)::uuid, 'S' || n %% 50, '[0,3)', 'SALE', md5('b' || n)::uuid
                        from %s""".formatted(numbers));
                statement.execute("""
                        insert into booking select (jsonb_populate_record(original, jsonb_build_object(
                            'booking_id', md5('b' || n)::uuid, 'booking_reference', substr(md5('r' || n), 1, 12),
                            'schedule_id', md5('s' || n / 50)::uuid, 'status', 'PAID'))).*
                        from booking original, %s where original.booking_id = (select booking_id from booking limit 1)""".formatted(numbers));
                statement.execute("""
                        insert into ticket select (jsonb_populate_record(original, jsonb_build_object(
                            'ticket_id', md5('t' || n)::uuid, 'booking_id', md5('b' || n)::uuid, 'claim_id', md5('c' || n)::uuid,
                            'seat_number', 'S' || n %% 50, 'status', 'PAID'))).*
                        from ticket original, %s where original.ticket_id = (select ticket_id from ticket limit 1)""".formatted(numbers));
            }
            statement.execute("analyze");
            statement.execute("checkpoint"); // or the measurement waits for the disk that takes all this in
            return count(statement);
        }
    }

    private static int count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select count(*) from ticket")) {
            row.next();
            return row.getInt(1);
        }
    }
}
