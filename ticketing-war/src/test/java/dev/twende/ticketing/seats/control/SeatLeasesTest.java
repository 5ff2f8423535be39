package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.boundary.SeatLeases;
import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.LeasedSale;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.SeatLease;
import dev.twende.ticketing.seats.entity.SeatState;
import dev.twende.ticketing.seats.entity.Segments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Leases on a real PostgreSQL, where the constraint that decides about sales decides about them too. */
class SeatLeasesTest {
    private static final Segments WHOLE = new Segments(0, 4);
    private static final Duration LONG = Duration.ofHours(1);

    private static TicketingSchema schema;
    private static ClaimStore claims;
    private static SeatLeases leases;

    private final UUID schedule = UUID.randomUUID();
    private final UUID device = UUID.randomUUID();

    @BeforeAll
    static void start() {
        schema = new TicketingSchema();
        claims = TicketingSchema.claimStore(schema.dataSource());
        leases = new SeatLeases(claims, TicketingSchema.leaseStore(schema.dataSource()));
    }

    @AfterAll
    static void stop() {
        schema.close();
    }

    private SeatLease lend(UUID toDevice, Segments segments, String... seats) {
        SeatLease lease = new SeatLease(
                UUID.randomUUID(),
                UUID.randomUUID(),
                toDevice,
                schedule,
                segments,
                Instant.now().plus(LONG));
        assertThat(leases.lease(lease, SeatClaims.toEach(List.of(seats)))).isTrue();
        return lease;
    }

    private Optional<UUID> sell(String seat, int from, int to) {
        return leases.sellLeased(device, schedule, seat, new Segments(from, to), UUID.randomUUID());
    }

    private boolean take(String seat, int from, int to) {
        List<SeatClaim> claim = SeatClaims.toEach(List.of(seat));
        return !claims.claim(UUID.randomUUID(), schedule, new Segments(from, to), claim, ClaimKind.SALE, null)
                .isEmpty();
    }

    private List<String> live() {
        return claims.live(schedule).stream()
                .map(claim -> claim.seatNumber() + " " + claim.segments().from() + "-"
                        + claim.segments().to() + " " + claim.kind())
                .toList();
    }

    private static void letTimePass(SeatLease lease) throws SQLException {
        try (Connection connection = schema.connect();
                PreparedStatement update = connection.prepareStatement("""
                        with lapsed as (
                            update seat_lease set ends_at = clock_timestamp() - interval '1 second' where lease_id = ?)
                        update seat_claim set expires_at = clock_timestamp() - interval '1 second'
                        where holder_id = ? and kind = 'LEASE'
                        """)) {
            update.setObject(1, lease.leaseId());
            update.setObject(2, lease.leaseId());
            update.executeUpdate();
        }
    }

    private static String status(SeatLease lease) {
        return List.of("LIVE", "RETURNED", "EXPIRED").stream()
                .filter(status -> schema.count("select count(*) from seat_lease where lease_id = '" + lease.leaseId()
                                + "' and status = '" + status + "'")
                        == 1)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsSoldIsNotLentAndWhatIsLentIsNotSoldElsewhere() {
        assertThat(take("1", 1, 2)).isTrue();
        SeatLease refused = new SeatLease(
                UUID.randomUUID(),
                UUID.randomUUID(),
                device,
                schedule,
                WHOLE,
                Instant.now().plus(LONG));
        assertThat(leases.lease(refused, SeatClaims.toEach(List.of("1")))).isFalse();
        SeatLease lease = lend(device, WHOLE, "2");
        assertThat(take("2", 3, 4)).isFalse();
        assertThat(claims.occupied(schedule, new Segments(3, 4))).containsEntry("2", SeatState.BLOCKED);
        assertThat(claims.live(schedule))
                .filteredOn(claim -> claim.kind() == ClaimKind.LEASE)
                .extracting(LiveClaim::holderId)
                .containsExactly(lease.leaseId());
    }

    @Test
    void aSaleOfAPartLeavesTheRestsLent() {
        lend(device, WHOLE, "1", "2", "3");
        assertThat(sell("1", 1, 2)).isPresent();
        assertThat(sell("2", 0, 4)).isPresent();
        assertThat(sell("3", 2, 4)).isPresent();
        assertThat(live())
                .containsExactly("1 0-1 LEASE", "1 1-2 SALE", "1 2-4 LEASE", "2 0-4 SALE", "3 0-2 LEASE", "3 2-4 SALE");
        assertThat(sell("1", 1, 2)).as("sold already").isEmpty();
        assertThat(sell("1", 0, 2)).as("sold in part").isEmpty();
        assertThat(sell("1", 3, 4)).as("of a rest").isPresent();
        assertThat(take("1", 2, 3)).isFalse();
    }

    @Test
    void manySalesAreOneStatementUnlessTheyAreOfOneSeat() {
        lend(device, WHOLE, "1", "2");
        UUID booking = UUID.randomUUID();
        List<Optional<UUID>> sold = leases.sellLeased(
                device,
                List.of(
                        LeasedSale.of(schedule, "1", new Segments(0, 1), booking),
                        LeasedSale.of(schedule, "2", new Segments(0, 2), booking),
                        LeasedSale.of(schedule, "1", new Segments(0, 2), booking),
                        LeasedSale.of(schedule, "1", new Segments(1, 4), booking),
                        LeasedSale.of(schedule, "3", new Segments(0, 1), booking)));
        assertThat(sold).extracting(Optional::isPresent).containsExactly(true, true, false, true, false);
        assertThat(live()).containsExactly("1 0-1 SALE", "1 1-4 SALE", "2 0-2 SALE", "2 2-4 LEASE");
        assertThat(claims.live(schedule))
                .filteredOn(claim -> claim.kind() == ClaimKind.SALE)
                .allSatisfy(claim -> assertThat(claim.holderId()).isEqualTo(booking));
    }

    @Test
    void anotherDeviceSellsNothingOfIt() {
        lend(UUID.randomUUID(), WHOLE, "1");
        assertThat(sell("1", 0, 1)).isEmpty();
        assertThat(live()).containsExactly("1 0-4 LEASE");
    }

    @Test
    void whatIsGivenBackIsSoldByAnyoneAndWhatWasSoldStays() {
        SeatLease lease = lend(device, WHOLE, "1");
        SeatLease other = lend(device, WHOLE, "2");
        sell("1", 1, 2);
        leases.giveBack(lease.leaseId());
        leases.giveBack(lease.leaseId());
        assertThat(live()).containsExactly("1 1-2 SALE", "2 0-4 LEASE");
        assertThat(status(lease)).isEqualTo("RETURNED");
        assertThat(sell("1", 2, 3)).isEmpty();
        assertThat(take("1", 2, 4)).isTrue();
        leases.giveBackAllOf(device);
        assertThat(status(other)).isEqualTo("RETURNED");
        SeatLease third = lend(UUID.randomUUID(), WHOLE, "3");
        leases.giveBackAllOn(schedule);
        assertThat(status(third)).isEqualTo("RETURNED");
        assertThat(live()).containsExactly("1 1-2 SALE", "1 2-4 SALE");
    }

    @Test
    void aLeaseThatIsOverIsNobodysWithoutAnySweeper() throws SQLException {
        SeatLease lease = lend(device, WHOLE, "1", "2");
        sell("1", 0, 2);
        letTimePass(lease);
        assertThat(claims.occupied(schedule, new Segments(2, 4))).isEmpty();
        assertThat(sell("1", 2, 3)).isEmpty();
        assertThat(take("1", 2, 4)).isTrue();
        assertThat(status(lease)).isEqualTo("LIVE");
        leases.sweep(1_000);
        assertThat(status(lease)).isEqualTo("EXPIRED");
        assertThat(schema.count("select count(*) from seat_claim where schedule_id = '" + schedule
                        + "' and kind = 'LEASE' and state = 'LIVE'"))
                .isZero();
        leases.giveBack(lease.leaseId());
        assertThat(status(lease)).isEqualTo("EXPIRED");
        assertThat(live()).containsExactly("1 0-2 SALE", "1 2-4 SALE");
    }

    @Test
    void anEarlierDepartureEndsItEarlierAndALaterOneDoesNotProlongIt() {
        SeatLease lease = lend(device, WHOLE, "1");
        SeatLease boardsLater = lend(device, new Segments(1, 4), "2");
        sell("1", 0, 1);
        Instant later = Instant.now().plus(LONG.multipliedBy(2));
        leases.endBy(schedule, List.of(later, later));
        assertThat(live()).contains("1 1-4 LEASE");
        leases.endBy(schedule, List.of(Instant.now().minusSeconds(1), later));
        assertThat(live()).containsExactly("1 0-1 SALE", "2 1-4 LEASE");
        leases.sweep(1_000);
        assertThat(status(lease)).isEqualTo("EXPIRED");
        assertThat(status(boardsLater)).isEqualTo("LIVE");
    }

    /** The seat is sold part by part, while others try each of its segments without a pause. */
    @Test
    void thereIsNoMomentAtWhichAnotherCouldHaveTheRest() throws Exception {
        int stops = 40;
        AtomicBoolean isOver = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (TicketCounter seller = new TicketCounter(schema, UnaryOperator.identity())) {
            lend(device, new Segments(0, stops), "1");
            List<Future<Integer>> greedy = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                int first = thread;
                greedy.add(threads.submit(() -> {
                    int taken = 0;
                    try (TicketCounter counter = new TicketCounter(schema, UnaryOperator.identity())) {
                        for (int i = first; !isOver.get(); i = (i + 7) % stops) {
                            Segments segment = new Segments(i, i + 1);
                            List<SeatClaim> claim = SeatClaims.toEach(List.of("1"));
                            taken += counter.take(UUID.randomUUID(), schedule, segment, claim) ? 1 : 0;
                        }
                    }
                    return taken;
                }));
            }
            for (int i = 0; i < stops; i++) {
                int segment = i * 13 % stops; // every one once, from the middle of what is left
                LeasedSale sale = LeasedSale.of(schedule, "1", new Segments(segment, segment + 1), UUID.randomUUID());
                assertThat(seller.sellLeased(device, sale))
                        .as("segment %d", segment)
                        .isPresent();
            }
            isOver.set(true);
            for (Future<Integer> each : greedy) {
                assertThat(each.get()).isZero();
            }
        } finally {
            isOver.set(true);
            threads.shutdownNow();
        }
    }
}
