package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.ClaimState;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The claims' SQL on a real PostgreSQL, against a model that is only a list of claims. */
class ClaimStoreTest {
    private static final long SEED = 20261123;
    private static final int STOPS = 12;
    private static final int SEATS = 4;
    private static final int STEPS = 2_000;
    private static final Duration LONG = Duration.ofHours(1);

    private static TicketingSchema schema;
    private static DataSource database;
    private static ClaimStore store;

    private final UUID schedule = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        database = schema.dataSource();
        store = TicketingSchema.claimStore(database);
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    /** What a claim is to the model. */
    private static final class Modelled {
        final UUID id;
        final String seat;
        final Segments segments;
        ClaimKind kind;
        ClaimState state = ClaimState.LIVE;
        boolean overdue;

        Modelled(UUID id, String seat, Segments segments, ClaimKind kind) {
            this.id = id;
            this.seat = seat;
            this.segments = segments;
            this.kind = kind;
        }

        boolean isInTheWayOf(String wantedSeat, Segments wanted) {
            return state == ClaimState.LIVE && seat.equals(wantedSeat) && segments.overlaps(wanted);
        }

        boolean canBeBuried() {
            return kind == ClaimKind.HOLD && overdue;
        }
    }

    @Test
    void doesWhatTheModelDoes() throws SQLException {
        Random random = new Random(SEED);
        List<Modelled> model = new ArrayList<>();
        int accepted = 0;
        int refused = 0;
        for (int step = 0; step < STEPS; step++) {
            String what = "seed " + SEED + " step " + step;
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> {
                    List<SeatClaim> wanted = randomSeats(random).stream()
                            .map(seat -> new SeatClaim(UUID.randomUUID(), seat))
                            .toList();
                    Segments segments = randomSegments(random);
                    ClaimKind kind = random.nextInt(4) == 0 ? ClaimKind.SALE : ClaimKind.HOLD;
                    int expected = claimInModel(model, wanted, segments, kind);
                    int actual = store.claim(
                                    UUID.randomUUID(), schedule, segments, wanted, kind, kind.expires() ? LONG : null)
                            .size();
                    assertThat(actual).as(what).isEqualTo(expected);
                    accepted += actual;
                    refused += wanted.size() - actual;
                }
                case 5, 6 ->
                    anyOf(model, random, claim -> {
                        boolean sells = claim.state == ClaimState.LIVE && claim.kind == ClaimKind.HOLD;
                        assertThat(store.sell(List.of(claim.id))).as(what).isEqualTo(sells ? 1 : 0);
                        claim.kind = sells ? ClaimKind.SALE : claim.kind;
                    });
                case 7 ->
                    anyOf(model, random, claim -> {
                        ClaimState end = random.nextBoolean() ? ClaimState.RELEASED : ClaimState.EXPIRED;
                        assertThat(store.end(List.of(claim.id), end))
                                .as(what)
                                .isEqualTo(claim.state == ClaimState.LIVE ? 1 : 0);
                        claim.state = claim.state == ClaimState.LIVE ? end : claim.state;
                    });
                case 8 ->
                    anyOf(model, random, claim -> {
                        if (claim.state == ClaimState.LIVE && claim.kind == ClaimKind.HOLD) {
                            letTimePass(claim.id);
                            claim.overdue = true;
                        }
                    });
                default ->
                    anyOf(model, random, claim -> {
                        boolean extends_ =
                                claim.state == ClaimState.LIVE && claim.kind == ClaimKind.HOLD && !claim.overdue;
                        assertThat(store.extend(List.of(claim.id), LONG))
                                .as(what)
                                .hasSize(extends_ ? 1 : 0);
                    });
            }
            Segments segments = randomSegments(random);
            assertThat(store.occupied(schedule, segments)).as(what).isEqualTo(occupiedInModel(model, segments));
        }
        assertThat(accepted).as("the test reaches both sides").isGreaterThan(200);
        assertThat(refused).as("the test reaches both sides").isGreaterThan(200);
        assertThat(doubleClaims()).isZero();
    }

    private static int claimInModel(List<Modelled> model, List<SeatClaim> wanted, Segments segments, ClaimKind kind) {
        int claimed = 0;
        for (SeatClaim claim : wanted) {
            List<Modelled> inTheWay = model.stream()
                    .filter(other -> other.isInTheWayOf(claim.seatNumber(), segments))
                    .toList();
            inTheWay.stream().filter(Modelled::canBeBuried).forEach(dead -> dead.state = ClaimState.EXPIRED);
            if (inTheWay.stream().allMatch(Modelled::canBeBuried)) {
                model.add(new Modelled(claim.claimId(), claim.seatNumber(), segments, kind));
                claimed++;
            }
        }
        return claimed;
    }

    private static Map<String, SeatState> occupiedInModel(List<Modelled> model, Segments segments) {
        Map<String, SeatState> occupied = new HashMap<>();
        model.stream()
                .filter(claim -> claim.isInTheWayOf(claim.seat, segments) && !claim.canBeBuried())
                .forEach(claim -> occupied.merge(claim.seat, SeatState.of(claim.kind), SeatState::or));
        return occupied;
    }

    private interface Step {
        void on(Modelled claim) throws SQLException;
    }

    /** Mostly a live claim, sometimes one that has ended. */
    private static void anyOf(List<Modelled> model, Random random, Step step) throws SQLException {
        List<Modelled> live =
                model.stream().filter(claim -> claim.state == ClaimState.LIVE).toList();
        List<Modelled> from = random.nextInt(4) == 0 ? model : live;
        if (!from.isEmpty()) {
            step.on(from.get(random.nextInt(from.size())));
        }
    }

    private static List<String> randomSeats(Random random) {
        List<String> seats = new ArrayList<>(
                IntStream.rangeClosed(1, SEATS).mapToObj(Integer::toString).toList());
        Collections.shuffle(seats, random);
        return seats.subList(0, 1 + random.nextInt(3));
    }

    private static Segments randomSegments(Random random) {
        int from = random.nextInt(STOPS - 1);
        return new Segments(from, from + 1 + random.nextInt(Math.min(4, STOPS - 1 - from)));
    }

    private static void letTimePass(UUID claimId) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update seat_claim set expires_at = clock_timestamp() - interval '1 second' where claim_id = ?")) {
            update.setObject(1, claimId);
            update.executeUpdate();
        }
    }

    /** Says nothing of the constraint: a join of its own. */
    private static int doubleClaims() throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        select count(*) from seat_claim a join seat_claim b
                          on a.schedule_id = b.schedule_id and a.seat_number = b.seat_number and a.claim_id < b.claim_id
                         and a.segments && b.segments and a.state = 'LIVE' and b.state = 'LIVE'
                        """);
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void countsWhatOthersHaveAndNeitherOnesOwnNorWhatHasLapsed() throws SQLException {
        SeatClaim own = new SeatClaim(UUID.randomUUID(), "1");
        SeatClaim behind = new SeatClaim(UUID.randomUUID(), "1");
        SeatClaim lapsed = new SeatClaim(UUID.randomUUID(), "2");
        store.claim(UUID.randomUUID(), schedule, new Segments(0, 2), List.of(own), ClaimKind.SALE, null);
        store.claim(UUID.randomUUID(), schedule, new Segments(2, 4), List.of(behind), ClaimKind.SALE, null);
        store.claim(UUID.randomUUID(), schedule, new Segments(0, 4), List.of(lapsed), ClaimKind.HOLD, LONG);
        letTimePass(lapsed.claimId());
        List<UUID> mine = List.of(own.claimId());
        assertThat(store.countOthers(mine, schedule, new Segments(0, 2), List.of("1", "2")))
                .isZero();
        assertThat(store.countOthers(mine, schedule, new Segments(0, 3), List.of("1", "2")))
                .isEqualTo(1);
        assertThat(store.countOthers(List.of(), schedule, new Segments(0, 3), List.of("1", "2")))
                .isEqualTo(2);

        UUID other = UUID.randomUUID();
        store.handOver(mine, other);
        assertThat(store.live(schedule))
                .filteredOn(claim -> claim.holderId().equals(other))
                .extracting(LiveClaim::claimId)
                .containsExactly(own.claimId());
    }

    @Test
    void givesASeatToOneOfManyWithoutAnyLockInFront() throws Exception {
        int buyers = 16;
        int rounds = 40;
        CyclicBarrier together = new CyclicBarrier(buyers);
        ExecutorService threads = Executors.newFixedThreadPool(buyers);
        List<Future<Integer>> sold = new ArrayList<>();
        for (int buyer = 0; buyer < buyers; buyer++) {
            Segments segments = new Segments(buyer % 3, 4 + buyer % 5); // all of them contain segment 3
            sold.add(threads.submit(() -> {
                int mine = 0;
                for (int round = 0; round < rounds; round++) {
                    together.await();
                    SeatClaim claim = new SeatClaim(UUID.randomUUID(), "round " + round);
                    mine += store.claim(UUID.randomUUID(), schedule, segments, List.of(claim), ClaimKind.HOLD, LONG)
                            .size();
                }
                return mine;
            }));
        }
        int total = 0;
        for (Future<Integer> each : sold) {
            total += each.get();
        }
        threads.shutdown();
        assertThat(total).isEqualTo(rounds);
        assertThat(doubleClaims()).isZero();
    }
}
