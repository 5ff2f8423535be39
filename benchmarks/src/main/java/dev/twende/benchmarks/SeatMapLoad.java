package dev.twende.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * W3: looks at the seat maps of the 1,000 schedules of one day. Every second look names the map that was seen last, and as many maps
 * change as a fifth of the looks: a seat is taken, or free again. All is drawn at random.
 */
final class SeatMapLoad {
    private static final int SCHEDULES = Market.LINES * Market.DEPARTURES;
    private static final Duration CHANGES = Duration.ofMillis(50);
    private static final int LOOKS_A_CHANGE = 5;

    /** Takes the last seat of each bus, or gives it back. Not waiting for the disk: it is the maps that are measured. */
    private static final String CHANGE = """
            with freed as (
                delete from seat_claim where schedule_id = any(?) and seat_number = '50' and state = 'LIVE' returning schedule_id)
            insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id)
            select gen_random_uuid(), schedule_id, '50', int4range(0, 5), 'SALE', schedule_id
            from unnest(?) wanted (schedule_id) where schedule_id not in (select schedule_id from freed)
            """;

    private final Market market;
    private final List<UUID> schedules = IntStream.range(0, SCHEDULES)
            .mapToObj(i -> Market.schedule(i / Market.DEPARTURES, 0, i % Market.DEPARTURES))
            .toList();
    private final List<URI> maps;
    private final AtomicReferenceArray<String> tags = new AtomicReferenceArray<>(SCHEDULES);
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong notModified = new AtomicLong();

    SeatMapLoad(Market market) {
        this.market = market;
        this.maps = IntStream.range(0, SCHEDULES)
                .mapToObj(i -> market.platform()
                        .url("/ticketing/v1/schedules/" + schedules.get(i) + "/seats?from_stop_id="
                                + Market.stop(i / Market.DEPARTURES, 0) + "&to_stop_id="
                                + Market.stop(i / Market.DEPARTURES, Market.STOPS - 1)))
                .toList();
    }

    /**
     * What a run gave.
     *
     * @param notModified share of the looks that were answered 304
     * @param mapMicros processor time of all of the platform's processes for a look, changes of the maps included
     * @param pingMicros the same for a ping
     */
    record Result(
            ClosedLoop.Result maps, ClosedLoop.Result pings, double notModified, double mapMicros, double pingMicros) {
        double ratio() {
            return maps.perSecond() / pings.perSecond();
        }
    }

    Result run(int clients, Duration each) throws Exception {
        byte[] ping = Wire.get(market.platform().url("/ticketing/v1/ping"));
        ServerCost cost = new ServerCost(market.platform());
        long begun = cost.micros();
        ClosedLoop.Result pings =
                ClosedLoop.run(market.platform().url("/ticketing/v1/ping"), clients, each, 200, () -> ping);
        long pinged = cost.micros();
        looks.set(0);
        notModified.set(0);
        ScheduledExecutorService changer = Executors.newSingleThreadScheduledExecutor();
        try (Connection connection = market.platform().sql("ticketing", "ticketing.db.password");
                Statement settings = connection.createStatement();
                PreparedStatement change = connection.prepareStatement(CHANGE)) {
            settings.execute("set synchronous_commit = off");
            changer.scheduleWithFixedDelay(
                    () -> change(connection, change), 0, CHANGES.toMillis(), TimeUnit.MILLISECONDS);
            ClosedLoop.Result looked = ClosedLoop.run(maps.get(0), clients, each, this::look);
            changer.shutdown();
            changer.awaitTermination(1, TimeUnit.MINUTES);
            long all = looked.latencies().getTotalCount();
            return new Result(
                    looked,
                    pings,
                    (double) notModified.get() / all,
                    (double) (cost.micros() - pinged) / all,
                    (double) (pinged - begun) / pings.latencies().getTotalCount());
        } finally {
            changer.shutdownNow();
        }
    }

    private boolean look(Wire wire) throws IOException {
        looks.incrementAndGet();
        ThreadLocalRandom random = ThreadLocalRandom.current();
        int bus = random.nextInt(SCHEDULES);
        String tag = random.nextBoolean() ? tags.get(bus) : null;
        int status = wire.call(tag == null ? Wire.get(maps.get(bus)) : Wire.get(maps.get(bus), tag));
        if (status == 304) {
            notModified.incrementAndGet();
        }
        tags.set(bus, wire.tag());
        return status == 304 || status == 200 && wire.body().contains("\"seat_number\":\"50\"");
    }

    private void change(Connection connection, PreparedStatement change) {
        try {
            long changes = looks.getAndSet(0) / LOOKS_A_CHANGE;
            Object[] changed = Stream.generate(() -> ThreadLocalRandom.current().nextInt(SCHEDULES))
                    .limit(changes)
                    .distinct()
                    .map(schedules::get)
                    .toArray();
            change.setArray(1, connection.createArrayOf("uuid", changed));
            change.setArray(2, connection.createArrayOf("uuid", changed));
            change.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
