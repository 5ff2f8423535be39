package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.twende.ticketing.seats.control.Redlock.Held;
import dev.twende.ticketing.seats.control.Redlock.NoQuorum;
import dev.twende.ticketing.seats.control.Redlock.Rival;
import dev.twende.ticketing.seats.control.Redlock.Taken;
import dev.twende.ticketing.seats.control.Redlock.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against three real masters, which are stopped, frozen and restarted. */
class RedlockTest {
    private static RedisFixture redis;
    private Redlock one;
    private Redlock other;

    @BeforeAll
    static void startMasters() {
        redis = new RedisFixture("redlock");
    }

    @AfterAll
    static void stopMasters() {
        redis.close();
    }

    @BeforeEach
    void connect() {
        redis.startAll();
        one = redis.newRedlock();
        other = redis.newRedlock();
        waitForAllVotes(one);
        waitForAllVotes(other);
    }

    @AfterEach
    void disconnect() {
        one.close();
        other.close();
    }

    /** A master that has just started does not vote yet. */
    private static void waitForAllVotes(Redlock redlock) {
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            try (Held held = held(redlock.attempt(List.of(newKey()), "0-1"))) {
                return redlock.usableNodes() == 3 && held.isValid();
            } catch (AssertionError noMajorityYet) {
                return false;
            }
        });
    }

    private static String newKey() {
        return "seat:" + UUID.randomUUID();
    }

    private static Held held(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Held.class);
        return (Held) verdict;
    }

    private static List<Rival> rivals(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Taken.class);
        return ((Taken) verdict).rivals();
    }

    @Test
    void givesALockToOneAndTellsTheOtherWhoHasIt() {
        String key = newKey();
        try (Held held = held(one.attempt(List.of(key), "2-5"))) {
            assertThat(held.isValid()).isTrue();
            assertThat(rivals(other.attempt(List.of(key), "0-3"))).containsExactly(new Rival(key, "2-5", true));
        }
        // the holder does not wait until the masters have carried out its release
        await().atMost(Duration.ofMillis(500))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    Verdict verdict = other.attempt(List.of(key), "0-3");
                    if (verdict instanceof Held held) {
                        held.close();
                    }
                    return verdict instanceof Held;
                });
    }

    @Test
    void takesAllKeysOrNone() {
        String free = newKey();
        String taken = newKey();
        try (Held held = held(one.attempt(List.of(taken), "0-1"))) {
            assertThat(rivals(other.attempt(List.of(free, taken), "0-1")))
                    .extracting(Rival::key)
                    .containsExactly(taken);
            held(one.attempt(List.of(free), "0-1")).close();
            assertThat(held.isValid()).isTrue();
        }
    }

    @Test
    void losesItsValidityWithTimeAndThenLeavesTheNextHolderAlone() {
        String key = newKey();
        Held late = held(one.attempt(List.of(key), "0-1"));
        await().atMost(Duration.ofSeconds(5)).until(() -> !late.isValid());
        List<Held> next = new ArrayList<>();
        await().atMost(Duration.ofSeconds(5)).until(() -> {
            if (other.attempt(List.of(key), "0-1") instanceof Held held) {
                next.add(held);
            }
            return !next.isEmpty();
        });
        late.close(); // the token differs, so this must delete nothing
        assertThat(rivals(one.attempt(List.of(key), "0-1"))).containsExactly(new Rival(key, "0-1", true));
        next.get(0).close();
    }

    @Test
    void goesOnWithOneMasterDownAndGivesUpWithTwo() {
        redis.master(0).stop();
        held(one.attempt(List.of(newKey()), "0-1")).close();
        assertThat(one.usableNodes()).isEqualTo(2);
        redis.master(1).stop();
        assertThat(one.attempt(List.of(newKey()), "0-1")).isInstanceOf(NoQuorum.class);
        assertThat(one.hasQuorum()).isFalse();
    }

    @Test
    void keepsARestartedMasterFromVotingUntilItsForgottenLocksAreOver() {
        redis.master(0).stop();
        redis.master(0).start();
        redis.master(1).stop();
        // two masters answer, but one of them may have forgotten a lock
        assertThat(one.attempt(List.of(newKey()), "0-1")).isInstanceOf(NoQuorum.class);
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            Verdict verdict = one.attempt(List.of(newKey()), "0-1");
            if (verdict instanceof Held held) {
                held.close();
            }
            return verdict instanceof Held;
        });
    }

    @Test
    void paysForAFrozenMasterOnceAndSetsItFreeOfOurKeysAfterwards() throws IOException, InterruptedException {
        String key = newKey();
        held(one.attempt(List.of(newKey()), "0-1")).close();
        signal("STOP");
        try {
            held(one.attempt(List.of(key), "0-1")).close();
            assertThat(one.usableNodes()).as("the breaker is open").isEqualTo(2);
            held(one.attempt(List.of(key), "0-1")).close();
        } finally {
            signal("CONT");
        }
        // the frozen master carries out the late command and, behind it on the same connection, the release
        await().atMost(Duration.ofSeconds(1)).until(() -> {
            Verdict verdict = other.attempt(List.of(key), "0-1");
            if (verdict instanceof Held held) {
                held.close();
            }
            return verdict instanceof Held && other.usableNodes() == 3;
        });
    }

    private static void signal(String name) throws IOException, InterruptedException {
        long pid = redis.master(2).pid().orElseThrow();
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    void hasOneHolderAtATimeHoweverManyWantIt() throws Exception {
        String key = newKey();
        AtomicInteger holders = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger grants = new AtomicInteger();
        int buyers = 8;
        ExecutorService threads = Executors.newFixedThreadPool(buyers);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<?>> done = new ArrayList<>();
        for (int buyer = 0; buyer < buyers; buyer++) {
            Redlock redlock = buyer % 2 == 0 ? one : other;
            done.add(threads.submit(() -> {
                start.await();
                for (int round = 0; round < 100; round++) {
                    if (redlock.attempt(List.of(key), "0-1") instanceof Held held) {
                        most.accumulateAndGet(holders.incrementAndGet(), Math::max);
                        grants.incrementAndGet();
                        holders.decrementAndGet();
                        held.close();
                    }
                }
                return null;
            }));
        }
        start.countDown();
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();
        assertThat(grants.get()).isPositive();
        assertThat(most.get()).isEqualTo(1);
    }
}
