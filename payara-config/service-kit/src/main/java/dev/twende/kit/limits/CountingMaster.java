package dev.twende.kit.limits;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/** One Redis master that counts. One that fails costs a caller its timeout once, and is then left alone for a pause. */
final class CountingMaster implements AutoCloseable {
    private static final Logger LOG = System.getLogger(CountingMaster.class.getName());
    private static final int CONNECTIONS = 16;
    private static final long WELL = 0;

    /** Swaps a count unless someone else has; tells the one that stands then. What is gone was refilled, or lost: it may be set. */
    private static final byte[] SWAP = """
            local stands = redis.call('get', KEYS[1])
            if stands and stands ~= ARGV[1] then return stands end
            redis.call('set', KEYS[1], ARGV[2], 'px', ARGV[3])
            return false
            """.getBytes(UTF_8);

    private static final byte[] UNKNOWN = {};

    private final HostAndPort address;
    private final Duration pause;
    private final RedisClient redis;
    /** {@link #WELL}, or the nanoTime at which the next caller may try. */
    private final AtomicLong retryAt = new AtomicLong(WELL);

    /** @param password null when the master asks for none */
    CountingMaster(String address, String password, Duration timeout, Duration pause) {
        this.address = HostAndPort.from(address);
        this.pause = pause;
        int millis = Math.toIntExact(timeout.toMillis());
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .resp2()
                .connectionTimeoutMillis(millis)
                .socketTimeoutMillis(millis)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        ConnectionPoolConfig pool = new ConnectionPoolConfig();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxWait(timeout);
        pool.setJmxEnabled(false);
        this.redis = RedisClient.builder()
                .hostAndPort(this.address)
                .clientConfig(
                        password == null
                                ? config.build()
                                : config.password(password).build())
                .poolConfig(pool)
                .build();
    }

    boolean isWorthAsking() {
        long at = retryAt.get();
        long now = System.nanoTime();
        return at == WELL || now - at >= 0 && retryAt.compareAndSet(at, notWell(now + pause.toNanos()));
    }

    /**
     * Puts a count in the place of the one we knew.
     *
     * @param known null when we knew none
     * @return null when it is done; otherwise what stands there, because someone else counted meanwhile
     * @throws JedisException when the master does not say
     */
    byte[] swap(byte[] key, byte[] known, byte[] next, long ttlMillis) {
        Object stands = redis.eval(
                SWAP,
                List.of(key),
                List.of(
                        known == null ? UNKNOWN : known,
                        next,
                        Long.toString(ttlMillis).getBytes(UTF_8)));
        retryAt.set(WELL);
        return (byte[]) stands;
    }

    void fail(RuntimeException cause) {
        if (retryAt.getAndSet(notWell(System.nanoTime() + pause.toNanos())) == WELL) {
            LOG.log(Level.WARNING, "redis {0} does not count: {1}", address, cause.getMessage());
        }
    }

    private static long notWell(long nanoTime) {
        return nanoTime == WELL ? 1 : nanoTime;
    }

    @Override
    public void close() {
        redis.close();
    }
}
