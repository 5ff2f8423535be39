package dev.twende.benchmarks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** W10: very many holds lapse within a minute, and buyers go on buying. */
final class SweepLoad {
    static final int HOLDS = 100_000;
    static final Duration LAPSING = Duration.ofSeconds(60);

    private static final int CONNECTIONS = 32;
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String WAITING =
            "select count(*) from ticketing.booking where booking_reference like 'sweep%' and status = 'RESERVED'";

    private final BenchPlatform platform;
    private final HoldLoad buses;

    SweepLoad(BenchPlatform platform, HoldLoad buses) {
        this.platform = platform;
        this.buses = buses;
    }

    /**
     * What a run gave.
     *
     * @param without the buyers before
     * @param during the same number of buyers a second while the holds lapse
     * @param waiting lapsed holds that were not swept when the last of them lapsed
     * @param seconds from about the first lapse until all were swept
     */
    record Result(OpenLoop.Result without, OpenLoop.Result during, long waiting, double seconds) {}

    /** @param perSecond buyers */
    Result run(double perSecond) throws Exception {
        buses.come(perSecond, CONNECTIONS, Duration.ofSeconds(5));
        OpenLoop.Result without = buses.come(perSecond, CONNECTIONS, QUIET);
        try (Connection connection = platform.sql("postgres", "postgres.password");
                Statement statement = connection.createStatement()) {
            prepare(statement);
            long begun = System.nanoTime();
            OpenLoop.Result during = buses.come(perSecond, CONNECTIONS, LAPSING.plusSeconds(5));
            long waiting = count(statement);
            while (count(statement) > 0) {
                if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the holds are not swept");
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
            return new Result(without, during, waiting, (System.nanoTime() - begun) / 1e9);
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(WAITING)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Holds like those that the buyers have just made, ending evenly over the next minute. */
    private static void prepare(Statement statement) throws SQLException {
        String numbers = "generate_series(1, " + HOLDS + ") n";
        statement.execute("set search_path to ticketing, public");
        statement.execute("set synchronous_commit = off");
        statement.execute("begin");
        statement.execute("""
                insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id, expires_at)
                select md5('sc' || n)::uuid, md5('ss' || n / 50)::uuid, 'S' || n %% 50, '[0,2)', 'HOLD', md5('sb' || n)::uuid,
                       clock_timestamp() + interval '1 hour' from %s""".formatted(numbers));
        statement.execute("""
                insert into booking select (jsonb_populate_record(original, jsonb_build_object(
                    'booking_id', md5('sb' || n)::uuid, 'booking_reference', 'sweep' || n,
                    'schedule_id', md5('ss' || n / 50)::uuid, 'hold_expires_at', now() + interval '1 hour'))).*
                from booking original, %s
                where original.booking_id = (select booking_id from booking where status = 'RESERVED' limit 1)""".formatted(numbers));
        statement.execute("""
                insert into ticket select (jsonb_populate_record(original, jsonb_build_object(
                    'ticket_id', md5('st' || n)::uuid, 'booking_id', md5('sb' || n)::uuid, 'claim_id', md5('sc' || n)::uuid,
                    'seat_number', 'S' || n %% 50))).*
                from ticket original, %s
                where original.ticket_id = (select ticket_id from ticket where status = 'RESERVED' limit 1)""".formatted(numbers));
        statement.execute("commit");
        statement.execute("analyze");
        // the first lapses when this is done
        statement.execute("""
                begin;
                update booking set hold_expires_at = now() + make_interval(secs => 10 + substr(booking_reference, 6)::int * %1$f)
                where booking_reference like 'sweep%%';
                update seat_claim c set expires_at = b.hold_expires_at from booking b
                where c.holder_id = b.booking_id and b.booking_reference like 'sweep%%';
                commit""".formatted(LAPSING.toSeconds() / (double) HOLDS));
    }
}
