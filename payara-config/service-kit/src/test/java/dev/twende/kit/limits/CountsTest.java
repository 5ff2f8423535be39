package dev.twende.kit.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;

/** The contract of limits, on real Redis masters. */
class CountsTest {
    /** Patient, because a test may run on a loaded machine; nothing here waits for it but calls to a master that is gone. */
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Limit TEN = new Limit("ten", 10, Duration.ofHours(1));

    private static final List<Integer> PORTS = new ArrayList<>();
    private static final List<RedisServer> MASTERS = new ArrayList<>();
    private final List<Counts> instances = new ArrayList<>();
    /** What nobody waits for; done between two questions to a bucket, as it may be at the latest. */
    private final Queue<Runnable> later = new ConcurrentLinkedQueue<>();

    private final String key = "key-" + System.nanoTime();

    @BeforeAll
    static void start() throws IOException {
        for (int i = 0; i < 2; i++) {
            try (ServerSocket free = new ServerSocket(0)) {
                PORTS.add(free.getLocalPort());
            }
            RedisServer master = RedisServer.newRedisServer().port(PORTS.get(i)).build();
            master.start();
            MASTERS.add(master);
        }
    }

    @AfterAll
    static void stop() throws IOException {
        for (RedisServer master : MASTERS) {
            master.stop();
        }
        MASTERS.clear();
        PORTS.clear();
    }

    @AfterEach
    void closeInstances() {
        instances.forEach(Counts::close);
    }

    private Counts instance(List<Integer> ports) {
        Counts counts = new Counts(
                "testing",
                ports.stream()
                        .map(port -> new CountingMaster("127.0.0.1:" + port, null, TIMEOUT, PAUSE))
                        .toList(),
                later::add);
        instances.add(counts);
        return counts;
    }

    private Counts instance() {
        return instance(PORTS);
    }

    private static long passed(Counts counts, Limit limit, String key, int calls) {
        return IntStream.range(0, calls)
                .filter(call -> counts.spend(limit, key).passed())
                .count();
    }

    private void catchUp() {
        for (Runnable task = later.poll(); task != null; task = later.poll()) {
            task.run();
        }
    }

    /** How often the masters were asked to count. */
    private static long asked() {
        return PORTS.stream()
                .mapToLong(port -> {
                    try (Jedis redis = new Jedis("127.0.0.1", port)) {
                        return redis.info("commandstats")
                                .lines()
                                .filter(line -> line.startsWith("cmdstat_eval:calls="))
                                .mapToLong(line -> Long.parseLong(line.replaceAll("^[^=]*=(\\d+),.*", "$1")))
                                .sum();
                    }
                })
                .sum();
    }

    @Test
    void letsAsManyThroughAsTheLimitSaysAndTellsWhenTheNextMayCome() {
        Counts counts = instance();
        assertThat(passed(counts, TEN, key, 10)).isEqualTo(10);
        Counts.Verdict refused = counts.spend(TEN, key);
        assertThat(refused.passed()).isFalse();
        assertThat(refused.alone()).isFalse();
        // a tenth of the period brings one call back
        assertThat(refused.nextAfter()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(counts.spend(TEN, key + "-other").passed()).isTrue();
        assertThat(counts.spend(new Limit("other", 10, Duration.ofHours(1)), key)
                        .passed())
                .isTrue();
    }

    @Test
    void letsAgainThroughAsTimePasses() {
        Counts counts = instance();
        Limit fast = new Limit("fast", 2, Duration.ofMillis(100));
        assertThat(passed(counts, fast, key, 2)).isEqualTo(2);
        await().until(() -> counts.spend(fast, key).passed());
    }

    @Test
    void instancesShareALimit() {
        List<Counts> three = Stream.generate(this::instance).limit(3).toList();
        long passed = IntStream.range(0, 60)
                .peek(call -> catchUp())
                .filter(call -> three.get(call % 3).spend(TEN, key).passed())
                .count();
        // each may not have told of a twentieth, here of one call
        assertThat(passed).isBetween(10L, 13L);
        assertThat(instance().spend(TEN, key).passed())
                .as("one that comes later")
                .isFalse();
    }

    @Test
    void aCrowdAtTheSameMomentGetsNoMoreThanTheLimit() throws Exception {
        Limit hundred = new Limit("hundred", 100, Duration.ofHours(1));
        List<Counts> two = Stream.generate(this::instance).limit(2).toList();
        ExecutorService crowd = Executors.newFixedThreadPool(16);
        try {
            List<Callable<Boolean>> calls = IntStream.range(0, 400)
                    .<Callable<Boolean>>mapToObj(call -> () -> {
                        boolean passed = two.get(call % 2).spend(hundred, key).passed();
                        catchUp();
                        return passed;
                    })
                    .toList();
            long passed = 0;
            for (Future<Boolean> call : crowd.invokeAll(calls)) {
                passed += call.get() ? 1 : 0;
            }
            // two that never speak to each other would let 200 pass
            assertThat(passed).isBetween(100L, 150L);
        } finally {
            crowd.shutdownNow();
        }
    }

    @Test
    void aCallWaitsForOneRoundTripAtMost() {
        Counts one = instance();
        Counts other = instance();
        long before = asked();
        one.spend(TEN, key);
        assertThat(asked() - before).as("a key nobody knows").isEqualTo(1);
        passed(one, new Limit("wide", 1000, Duration.ofHours(1)), key, 50);
        assertThat(asked() - before).as("fifty calls at once").isEqualTo(2);
        passed(one, TEN, key, 20);
        long full = asked();
        passed(one, TEN, key, 20);
        assertThat(asked()).as("calls that are refused").isEqualTo(full);
        other.spend(TEN, key);
        assertThat(asked() - full).as("what another instance filled").isEqualTo(1);
    }

    @Test
    void withoutItsMasterAKeyIsCountedByEveryInstanceAlone() throws IOException {
        List<Integer> nobody;
        try (ServerSocket free = new ServerSocket(0)) {
            nobody = List.of(free.getLocalPort());
        }
        for (Counts counts : List.of(instance(nobody), instance(nobody))) {
            assertThat(counts.spend(TEN, key).alone()).isTrue();
            assertThat(passed(counts, TEN, key, 20)).isEqualTo(9);
        }
    }

    @Test
    void countsTogetherAgainWhenTheMasterIsBack() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Counts counts = instance(List.of(port));
        assertThat(counts.spend(TEN, key).alone()).isTrue();
        RedisServer late = RedisServer.newRedisServer().port(port).build();
        late.start();
        try {
            await().until(() -> !counts.spend(TEN, key).alone());
        } finally {
            late.stop();
        }
    }

    @Test
    void tellsRedisNeitherAddressesNorPhones() {
        String phone = "250788" + System.nanoTime();
        instance().spend(TEN, phone);
        for (int port : PORTS) {
            try (Jedis redis = new Jedis("127.0.0.1", port)) {
                for (String name : redis.keys("*")) {
                    assertThat(name).startsWith("twende:limit:").doesNotContain(phone);
                    assertThat(redis.pttl(name)).as("ends by itself").isPositive();
                }
            }
        }
    }
}
