package dev.twende.benchmarks;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** W2: all want the same bus. Many buyers come at one moment, each for a seat of the bus drawn at random; then the refused go on. */
final class HotLoad {
    static final int BUYERS = 2_000;
    static final int SEATS = 50;

    private static final int CONNECTIONS = 64;
    private static final int CLIENTS = 16;
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    private final BenchPlatform platform;
    private final HoldLoad buses;
    private final Duration each;
    private int run;
    private byte[][] soldOut;

    /** @param each how long refusals and pings are measured */
    HotLoad(BenchPlatform platform, HoldLoad buses, Duration each) {
        this.platform = platform;
        this.buses = buses;
        this.each = each;
    }

    /**
     * What a run gave.
     *
     * @param sold seats held by the crowd
     * @param firstToLast milliseconds between the first seat and the last
     * @param others answers of the crowd that were neither yes nor no
     * @param oversold pairs of live claims that overlap
     * @param crowd response times of all buyers
     */
    record Result(
            String circumstances,
            long sold,
            double firstToLast,
            long others,
            long oversold,
            OpenLoop.Result crowd,
            ClosedLoop.Result refusals,
            ClosedLoop.Result pings) {
        double ratio() {
            return refusals.perSecond() / pings.perSecond();
        }
    }

    Result run(String circumstances) throws Exception {
        String schedule = buses.freshSchedule();
        Random random = new Random(20261123L + run++);
        byte[][] wishes = IntStream.range(0, BUYERS)
                .mapToObj(buyer -> wish(schedule, random.nextInt(SEATS)))
                .toArray(byte[][]::new);
        URI server = platform.url("/ticketing/v1/bookings");
        OpenLoop.Result crowd = OpenLoop.run(server, new long[BUYERS], CONNECTIONS, buyer -> wishes[buyer]);
        long[] sales = IntStream.range(0, BUYERS)
                .filter(buyer -> crowd.statuses()[buyer] == CREATED)
                .mapToLong(buyer -> crowd.answered()[buyer])
                .sorted()
                .toArray();
        soldOut = wishes;
        ClosedLoop.Result refusals = refusals(each);
        ClosedLoop.Result pings = pings(each);
        return new Result(
                circumstances,
                sales.length,
                sales.length == 0 ? 0 : (sales[sales.length - 1] - sales[0]) / 1e6,
                Arrays.stream(crowd.statuses())
                        .filter(status -> status != CREATED && status != CONFLICT)
                        .count(),
                oversold(schedule),
                crowd,
                refusals,
                pings);
    }

    /** Refusals by the bus that was sold out last, and as many seconds of pings: for whoever warms the server up. */
    double refusalsPerSecond(Duration window) throws Exception {
        pings(window);
        return refusals(window).perSecond();
    }

    private ClosedLoop.Result refusals(Duration window) throws Exception {
        return ClosedLoop.run(platform.url("/ticketing/v1/bookings"), CLIENTS, window, CONFLICT, cycling(soldOut));
    }

    private ClosedLoop.Result pings(Duration window) throws Exception {
        URI ping = platform.url("/ticketing/v1/ping");
        byte[] question = Wire.get(ping);
        return ClosedLoop.run(ping, CLIENTS, window, 200, () -> question);
    }

    private byte[] wish(String schedule, int seat) {
        return Wire.post(platform.url("/ticketing/v1/bookings"), buses.body(schedule, "S" + (1 + seat)));
    }

    private static Supplier<byte[]> cycling(byte[][] wishes) {
        AtomicInteger next = new AtomicInteger();
        return () -> wishes[Math.floorMod(next.getAndIncrement(), wishes.length)];
    }

    /** By a join that knows nothing of the constraint. */
    private long oversold(String schedule) throws SQLException {
        try (Connection connection = platform.sql("ticketing", "ticketing.db.password");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select count(*) from seat_claim a join seat_claim b
                          on a.schedule_id = b.schedule_id and a.seat_number = b.seat_number and a.claim_id < b.claim_id
                         and lower(a.segments) < upper(b.segments) and lower(b.segments) < upper(a.segments)
                        where a.schedule_id = '%s' and a.state = 'LIVE' and b.state = 'LIVE'
                        """.formatted(schedule))) {
            row.next();
            return row.getLong(1);
        }
    }
}
