package dev.twende.ticketing.seatmaps.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seatmaps.entity.Stretch;
import dev.twende.ticketing.seats.boundary.SeatGuard;
import dev.twende.ticketing.seats.control.TicketingSchema;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is taken, on a real PostgreSQL. */
class OccupancyStoreTest {
    private static TicketingSchema schema;
    private static OccupancyStore store;

    private final UUID schedule = UUID.randomUUID();
    private final UUID company = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        store = new OccupancyStore(new SeatGuard() {
            @Override
            public void show(UUID scheduleId, Segments segments, Supplier<Set<String>> occupied) {
                // nothing is remembered
            }
        });
        store.database = schema.dataSource();
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private static void run(String sql, Object... values) {
        try (Connection connection = schema.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(values));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish() {
        run("""
                insert into schedule (schedule_id, company_id, company_name, route_id, route_name, bus_id, plate_number, service_date,
                    departure_time, currency, seats, stop_count, fares, status, announced_departure, plan_version)
                values ('%1$s', '%2$s', 'A', '%1$s', 'R', '%1$s', 'P', current_date, now(), 'RWF', '{1,2}', 2, '{1}', 'SCHEDULED',
                    now(), 7)
                """, schedule, company);
    }

    private void claim(String seat, int from, int to, String kind, String expires) {
        run("""
                insert into seat_claim (claim_id, schedule_id, seat_number, segments, kind, holder_id, expires_at)
                values (gen_random_uuid(), '%s', '%s', int4range(%d, %d), '%s', gen_random_uuid(), %s)
                """, schedule, seat, from, to, kind, expires);
    }

    private Stretch stretch(int from, int to) {
        return new Stretch(schedule, new Segments(from, to));
    }

    @Test
    void readsManyStretchesAtOnce() {
        publish();
        claim("1A", 0, 2, "SALE", "null");
        claim("1A", 2, 3, "BLOCK", "null");
        claim("1B", 1, 2, "HOLD", "now() + interval '1 minute'");
        claim("1C", 0, 3, "HOLD", "now() - interval '1 second'");
        claim("2", 2, 3, "LEASE", "now() + interval '1 minute'");
        Map<Stretch, Map<String, SeatState>> expected = Map.of(
                stretch(0, 1), Map.of("1A", SeatState.TAKEN),
                stretch(0, 2), Map.of("1A", SeatState.TAKEN, "1B", SeatState.TAKEN),
                stretch(1, 3), Map.of("1A", SeatState.BLOCKED, "1B", SeatState.TAKEN, "2", SeatState.BLOCKED),
                stretch(3, 4), Map.of());
        Stretch nowhere = new Stretch(UUID.randomUUID(), new Segments(0, 1));
        Map<Stretch, Occupancy> found =
                store.read(Stream.concat(expected.keySet().stream(), Stream.of(nowhere, stretch(0, 1)))
                        .toList());
        Map<Stretch, Map<String, SeatState>> states = new HashMap<>();
        found.forEach((where, what) -> states.put(where, what.states()));
        assertThat(states).isEqualTo(expected);
        assertThat(found.values()).allSatisfy(occupancy -> {
            assertThat(occupancy.planVersion()).isEqualTo(7);
            assertThat(occupancy.isCompanySuspended()).isFalse();
        });
    }

    @Test
    void sellingWhatIsHeldChangesNothing() {
        publish();
        claim("1A", 0, 2, "HOLD", "now() + interval '1 minute'");
        Stretch whole = stretch(0, 3);
        Occupancy held = store.read(List.of(whole)).get(whole);
        run("update seat_claim set kind = 'SALE', expires_at = null where schedule_id = '%s'", schedule);
        assertThat(store.read(List.of(whole)).get(whole).tag()).isEqualTo(held.tag());
        run("update seat_claim set state = 'RELEASED' where schedule_id = '%s'", schedule);
        assertThat(store.read(List.of(whole)).get(whole).tag()).isNotEqualTo(held.tag());
        run("insert into company (company_id, status, revision) values ('%s', 'SUSPENDED', 1)", company);
        assertThat(store.read(List.of(whole)).get(whole).isCompanySuspended()).isTrue();
    }

    /** Everyone takes a seat of the same bus, and then must see it taken, whoever else looks at the same moment. */
    @Test
    void nobodyIsToldAnythingOldHoweverManyLook() throws Exception {
        publish();
        OccupancyReads reads = new OccupancyReads(store);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Integer>> lookers = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(looker -> () -> missed(reads, looker))
                    .toList();
            for (Future<Integer> missed : threads.invokeAll(lookers)) {
                assertThat(missed.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(reads.read(new Stretch(UUID.randomUUID(), new Segments(0, 1))))
                .isEmpty();
    }

    private int missed(OccupancyReads reads, int looker) {
        int missed = 0;
        for (int i = 0; i < 60; i++) {
            String seat = looker + "-" + i;
            claim(seat, 0, 2, "SALE", "null");
            boolean seen =
                    reads.read(stretch(0, 1 + i % 2)).orElseThrow().states().containsKey(seat);
            missed += seen ? 0 : 1;
        }
        return missed;
    }
}
