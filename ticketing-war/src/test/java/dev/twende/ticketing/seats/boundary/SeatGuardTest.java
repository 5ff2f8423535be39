package dev.twende.ticketing.seats.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.seats.control.GuardMetrics;
import dev.twende.ticketing.seats.control.RecentRefusals;
import dev.twende.ticketing.seats.control.RedisFixture;
import dev.twende.ticketing.seats.control.SeatGuardConfig;
import dev.twende.ticketing.seats.entity.Segments;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeatGuardTest {
    private static final Segments FIRST_HALF = new Segments(0, 2);
    private static final Segments SECOND_HALF = new Segments(2, 4);
    private static final Segments WHOLE = new Segments(0, 4);

    private static RedisFixture redis;

    private final UUID schedule = UUID.randomUUID();
    private final List<GuardMetrics.Outcome> outcomes = new CopyOnWriteArrayList<>();
    private final SeatGuard guard = guard("database", "redlock");

    @BeforeAll
    static void startMasters() {
        redis = new RedisFixture("seat-guard");
    }

    @AfterAll
    static void stopMasters() {
        redis.close();
    }

    @BeforeEach
    void waitForTheMasters() {
        redis.startAll();
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            sell(guard, List.of("warm-up"), WHOLE, Optional.empty());
            return guard.votingNodes() == 3 && outcomes.remove(outcomes.size() - 1) == GuardMetrics.Outcome.GRANTED;
        });
        outcomes.clear();
    }

    private SeatGuard guard(String onQuorumLoss, String mode) {
        return guard(onQuorumLoss, mode, new RecentRefusals(Duration.ofMinutes(1)));
    }

    private SeatGuard guard(String onQuorumLoss, String mode, RecentRefusals refusals) {
        SeatGuardConfig config = new SeatGuardConfig(
                String.join(",", redis.nodes()),
                Optional.of(redis.password()),
                RedisFixture.TIMES.ttl(),
                RedisFixture.TIMES.nodeTimeout(),
                RedisFixture.TIMES.minValidity(),
                RedisFixture.TIMES.breakerPause(),
                onQuorumLoss,
                mode);
        return new SeatGuard(
                config,
                new GuardMetrics(null) {
                    @Override
                    public void count(Outcome outcome) {
                        outcomes.add(outcome);
                    }
                },
                refusals);
    }

    private String sell(SeatGuard through, List<String> seats, Segments segments, Optional<String> request) {
        return through.whileHolding(schedule, seats, segments, request, lock -> "sold");
    }

    /** Another buyer stands in the middle of a sale while {@code meanwhile} happens. */
    private void whileRivalSells(List<String> seats, Segments segments, Optional<String> request, Runnable meanwhile) {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Function<SeatLock, String> slowWork = lock -> {
            inside.countDown();
            awaitLatch(over);
            return "sold";
        };
        CompletableFuture<String> rival =
                CompletableFuture.supplyAsync(() -> guard.whileHolding(schedule, seats, segments, request, slowWork));
        awaitLatch(inside);
        try {
            meanwhile.run();
        } finally {
            over.countDown();
            assertThat(rival.join()).isEqualTo("sold");
        }
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void refuse(SeatGuard through, Segments segments) {
        assertThatThrownBy(() -> through.whileHolding(schedule, List.of("1"), segments, Optional.empty(), lock -> {
                    throw Problem.of(ProblemType.SEAT_TAKEN, "says the database");
                }))
                .hasMessageContaining("says the database");
    }

    @Test
    void remembersWhatTheDatabaseRefusedForAMoment() {
        refuse(guard, FIRST_HALF);
        assertThatThrownBy(() -> sell(guard, List.of("1"), WHOLE, Optional.empty()))
                .as("more than what was refused")
                .isInstanceOf(Problem.class);
        assertThat(outcomes).containsExactly(GuardMetrics.Outcome.GRANTED, GuardMetrics.Outcome.REMEMBERED);
        assertThat(sell(guard, List.of("1"), SECOND_HALF, Optional.empty())).isEqualTo("sold");
        assertThat(sell(guard, List.of("2"), WHOLE, Optional.empty())).isEqualTo("sold");

        SeatGuard forgetful = guard("database", "redlock", new RecentRefusals(Duration.ZERO));
        await().until(() -> forgetful.votingNodes() == 3);
        refuse(forgetful, FIRST_HALF);
        assertThat(sell(forgetful, List.of("1"), WHOLE, Optional.empty()))
                .as("the moment is over")
                .isEqualTo("sold");
    }

    @Test
    void whoIsShownASeatAsFreeIsNotRefusedItByMemory() {
        refuse(guard, FIRST_HALF);
        guard.show(schedule, WHOLE, () -> Set.of("1"));
        guard.show(schedule, SECOND_HALF, Set::of);
        guard.show(UUID.randomUUID(), WHOLE, () -> {
            throw new AssertionError("nothing is remembered of this bus");
        });
        assertThatThrownBy(() -> sell(guard, List.of("1"), WHOLE, Optional.empty()))
                .as("shown as taken, and another stretch as free")
                .isInstanceOf(Problem.class);
        guard.show(schedule, WHOLE, Set::of);
        assertThat(sell(guard, List.of("1"), WHOLE, Optional.empty())).isEqualTo("sold");
    }

    @Test
    void remembersNothingOfWhoeverIsOnlyAboutToBuy() {
        whileRivalSells(
                List.of("1"),
                WHOLE,
                Optional.empty(),
                () -> assertThatThrownBy(() -> sell(guard, List.of("1"), WHOLE, Optional.empty()))
                        .isInstanceOf(Problem.class));
        assertThat(sell(guard, List.of("1"), WHOLE, Optional.empty())).isEqualTo("sold");
    }

    @Test
    void refusesAnOverlappingStretchOfASeatThatIsBeingSold() {
        whileRivalSells(
                List.of("7"),
                WHOLE,
                Optional.empty(),
                () -> assertThatThrownBy(() -> sell(guard, List.of("6", "7"), SECOND_HALF, Optional.empty()))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(problem.type()).isEqualTo(ProblemType.SEAT_TAKEN)));
        assertThat(outcomes).containsExactly(GuardMetrics.Outcome.GRANTED, GuardMetrics.Outcome.REFUSED);
        assertThat(sell(guard, List.of("6", "7"), SECOND_HALF, Optional.empty()))
                .isEqualTo("sold");
    }

    @Test
    void neverRefusesAnotherStretchOfTheSeat() {
        whileRivalSells(
                List.of("7"),
                FIRST_HALF,
                Optional.empty(),
                () -> assertThat(sell(guard, List.of("7"), SECOND_HALF, Optional.empty()))
                        .isEqualTo("sold"));
        assertThat(outcomes).containsExactly(GuardMetrics.Outcome.GRANTED, GuardMetrics.Outcome.UNDECIDED);
    }

    @Test
    void sendsATwinOfARequestToTheDatabase() {
        Optional<String> request = Optional.of("guest:" + UUID.randomUUID());
        whileRivalSells(
                List.of("7"),
                WHOLE,
                request,
                () -> assertThat(sell(guard, List.of("7"), WHOLE, request)).isEqualTo("sold"));
        assertThat(outcomes).containsExactly(GuardMetrics.Outcome.GRANTED, GuardMetrics.Outcome.TWIN);
    }

    @Test
    void sellsOnTheConstraintAloneOrRefusesWhenTheQuorumIsLost() {
        redis.master(0).stop();
        redis.master(2).stop();
        assertThat(sell(guard, List.of("7"), WHOLE, Optional.empty())).isEqualTo("sold");
        assertThat(guard.isEffective()).isFalse();
        assertThatThrownBy(() -> sell(guard("refuse", "redlock"), List.of("7"), WHOLE, Optional.empty()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.SEAT_GUARD_UNAVAILABLE);
                    assertThat(problem.retryAfter()).isPresent();
                });
        assertThat(outcomes).containsOnly(GuardMetrics.Outcome.NO_QUORUM);
    }

    @Test
    void letsEveryonePassWhenToldTo() {
        SeatGuard open = guard("refuse", "grant-all");
        whileRivalSells(
                List.of("7"),
                WHOLE,
                Optional.empty(),
                () -> assertThat(sell(open, List.of("7"), WHOLE, Optional.empty()))
                        .isEqualTo("sold"));
    }

    @Test
    void givesTheSeatBackWhenTheWorkFails() {
        assertThatThrownBy(() -> guard.whileHolding(schedule, List.of("7"), WHOLE, Optional.empty(), lock -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(sell(guard, List.of("7"), WHOLE, Optional.empty())).isEqualTo("sold");
    }

    @Test
    void acceptsNoModeItDoesNotKnow() {
        assertThatThrownBy(() -> guard("perhaps", "redlock")).hasMessageContaining("on-quorum-loss");
        assertThatThrownBy(() -> guard("refuse", "sometimes")).hasMessageContaining("seat-guard.mode");
    }
}
