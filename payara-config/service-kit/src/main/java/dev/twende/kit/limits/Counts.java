package dev.twende.kit.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.util.concurrent.batch.BatchHelper.BatchFailedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Counts by limit and key. Every key has its one master, chosen by its hash, so that the instances agree without asking around and
 * the masters share the work. An instance tells Redis of its calls once a second or when they are a twentieth of the limit, whichever
 * comes first; between, it decides by what it knows. While a key's master does not answer, each instance counts alone.
 *
 * <p>Redis sees hashes: neither addresses nor phone numbers leave the house.
 */
final class Counts implements AutoCloseable {
    /** Of keys; those that were not asked for longest are forgotten first, which at worst lets a few more calls through. */
    private static final int REMEMBERED = 10_000;

    private static final Duration UNTOLD = Duration.ofSeconds(1);
    private static final String PREFIX = "twende:limit:";
    private static final int HASH_BYTES = 16;

    private final String house;
    private final List<CountingMaster> masters;
    private final SharedCounts shared;
    private final Map<String, Purse> purses = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Purse> eldest) {
            return size() > REMEMBERED;
        }
    });

    /** @param later does what nobody waits for */
    Counts(String house, List<CountingMaster> masters, Executor later) {
        this.house = house;
        this.masters = List.copyOf(masters);
        this.shared = new SharedCounts(later);
    }

    /** Counts one call. */
    Verdict spend(Limit limit, String key) {
        Purse purse = purses.computeIfAbsent(limit.name() + " " + key, any -> purse(limit, key));
        if (purse.master().isWorthAsking()) {
            try {
                return Verdict.of(purse.shared().tryConsumeAndReturnRemaining(1), false);
            } catch (JedisException | BatchFailedException e) {
                purse.master().fail(e);
            }
        }
        return Verdict.of(purse.alone().tryConsumeAndReturnRemaining(1), true);
    }

    /** Takes one call back that was counted. */
    void giveBack(Limit limit, String key) {
        Purse purse = purses.computeIfAbsent(limit.name() + " " + key, any -> purse(limit, key));
        if (purse.master().isWorthAsking()) {
            try {
                purse.shared().addTokens(1);
                return;
            } catch (JedisException | BatchFailedException e) {
                purse.master().fail(e);
            }
        }
        purse.alone().addTokens(1);
    }

    /** A limit that was changed counts anew, hence its numbers in the hash. */
    private Purse purse(Limit limit, String key) {
        byte[] hash = sha256(String.join(
                "\n",
                house,
                limit.name(),
                String.valueOf(limit.calls()),
                limit.per().toString(),
                key));
        CountingMaster master = masters.get(Byte.toUnsignedInt(hash[HASH_BYTES]) % masters.size());
        String name = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, HASH_BYTES));
        BucketConfiguration bucket = limit.bucket();
        return new Purse(
                master,
                shared.builder()
                        .withOptimization(Optimizations.delaying(new DelayParameters(limit.untold(), UNTOLD)))
                        .build(new SharedCounts.Count(master, name.getBytes(UTF_8)), () -> bucket),
                Bucket.builder().addLimit(bucket.getBandwidths()[0]).build());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        masters.forEach(CountingMaster::close);
    }

    /** What one key may spend: from the bucket all instances share, or from our own while its master is away. */
    private record Purse(CountingMaster master, Bucket shared, Bucket alone) {}

    /**
     * What was decided about a call.
     *
     * @param nextAfter how long until the next one has a chance
     * @param alone whether this instance did not know of the others
     */
    record Verdict(boolean passed, Duration nextAfter, boolean alone) {
        private static Verdict of(ConsumptionProbe probe, boolean alone) {
            return new Verdict(probe.isConsumed(), Duration.ofNanos(probe.getNanosToWaitForRefill()), alone);
        }
    }
}
