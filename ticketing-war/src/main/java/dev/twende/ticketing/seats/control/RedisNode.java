package dev.twende.ticketing.seats.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisException;

/**
 * One independent master: its idle connections, a breaker, and the question whether it may vote.
 *
 * <p>A master that fails costs its timeout once and is then left alone for a pause; afterwards one caller tries it while the
 * others still pass by. A master that was restarted may have forgotten locks, so it does not vote until the last lock it may have
 * forgotten is over. Every restart breaks the connections, so asking for the uptime at each connect misses none.
 */
final class RedisNode implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RedisNode.class.getName());
    private static final long CLOSED = 0;

    private final HostAndPort address;
    private final JedisClientConfig config;
    private final RedlockTimes times;
    private final Deque<RedisConnection> idle = new ConcurrentLinkedDeque<>();
    /** {@link #CLOSED}, or the nanoTime at which the next caller may try. */
    private final AtomicLong breaker = new AtomicLong(CLOSED);

    private final AtomicReference<String> runId = new AtomicReference<>("");
    private volatile long mayVoteFrom = System.nanoTime();

    RedisNode(String address, String password, RedlockTimes times) {
        this.address = HostAndPort.from(address);
        this.times = times;
        int timeout = Math.toIntExact(times.nodeTimeout().toMillis());
        DefaultJedisClientConfig.Builder builder = DefaultJedisClientConfig.builder()
                .resp2()
                .connectionTimeoutMillis(timeout)
                .socketTimeoutMillis(timeout)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        this.config =
                password == null ? builder.build() : builder.password(password).build();
    }

    /** A connection to ask for a vote; empty when this master is out of reach or must abstain. */
    Optional<RedisConnection> voter() {
        if (!passesBreaker()) {
            return Optional.empty();
        }
        try {
            RedisConnection connection = idle.poll();
            if (connection == null) {
                connection = connect();
            }
            breaker.set(CLOSED);
            if (System.nanoTime() - mayVoteFrom < 0) {
                giveBack(connection);
                return Optional.empty();
            }
            return Optional.of(connection);
        } catch (JedisException e) {
            fail(e);
            return Optional.empty();
        }
    }

    private boolean passesBreaker() {
        long opensAt = breaker.get();
        if (opensAt == CLOSED) {
            return true;
        }
        long now = System.nanoTime();
        return now - opensAt >= 0
                && breaker.compareAndSet(
                        opensAt, notClosed(now + times.breakerPause().toNanos()));
    }

    private RedisConnection connect() {
        RedisConnection connection = new RedisConnection(address, config);
        try {
            RedisConnection.Birth birth = connection.birth();
            if (!birth.runId().equals(runId.getAndSet(birth.runId()))) {
                Duration wait = times.quarantine().minus(birth.uptime());
                mayVoteFrom = System.nanoTime() + Math.max(0, wait.toNanos());
                LOG.log(
                        Level.INFO,
                        "redis {0} runs as {1}, votes in {2} ms",
                        address,
                        birth.runId(),
                        Math.max(0, wait.toMillis()));
            }
            return connection;
        } catch (JedisException e) {
            connection.close();
            throw e;
        }
    }

    /** Takes back a connection whose replies are all read or counted. */
    void giveBack(RedisConnection connection) {
        idle.push(connection);
    }

    /** Notes that the master failed a caller. Its idle connections will most likely fail too, so they go. */
    void fail(Exception cause) {
        if (breaker.getAndSet(notClosed(System.nanoTime() + times.breakerPause().toNanos())) == CLOSED) {
            LOG.log(Level.WARNING, "redis {0} does not answer: {1}", address, cause.getMessage());
        }
        close();
    }

    private static long notClosed(long nanoTime) {
        return nanoTime == CLOSED ? 1 : nanoTime;
    }

    /** Whether a vote could be asked for, without asking. */
    boolean isUsable() {
        return breaker.get() == CLOSED && System.nanoTime() - mayVoteFrom >= 0;
    }

    @Override
    public void close() {
        for (RedisConnection connection = idle.poll(); connection != null; connection = idle.poll()) {
            connection.close();
        }
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
