package dev.twende.ticketing.seats.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Protocol;

/**
 * A connection to one master that can send now and read later, so that one thread talks to all masters within one round trip.
 * Jedis keeps {@code flush} for its subclasses; this is the reason for being one.
 */
final class RedisConnection extends Connection {
    /** Replies that nobody waits for; they are read away before the next one that somebody does. */
    private int unread;

    RedisConnection(HostAndPort node, JedisClientConfig config) {
        super(node, config);
    }

    /** Puts a command on the wire. */
    void send(CommandArguments command) {
        sendCommand(command);
        flush();
    }

    /** Puts a command on the wire and waits for nothing; the reply is read away later. */
    void sendAndForget(CommandArguments command) {
        send(command);
        unread++;
    }

    /**
     * Reads the reply of the last command.
     *
     * @param deadline of {@link System#nanoTime()}; a reply that is there already is read even when the deadline has passed
     */
    Object receive(long deadline) {
        setSoTimeout((int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
        for (; unread > 0; unread--) {
            getUnflushedObject();
        }
        return getUnflushedObject();
    }

    /** How long the master has been running, and which run of it this is. */
    Birth birth() {
        sendCommand(Protocol.Command.INFO, "server");
        String info = new String(getBinaryBulkReply(), UTF_8);
        return new Birth(field(info, "run_id"), Duration.ofSeconds(Long.parseLong(field(info, "uptime_in_seconds"))));
    }

    private static String field(String info, String name) {
        return info.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("INFO server without " + name));
    }

    /** One run of a master. */
    record Birth(String runId, Duration uptime) {}
}
