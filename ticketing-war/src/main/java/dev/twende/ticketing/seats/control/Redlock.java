package dev.twende.ticketing.seats.control;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The Redlock algorithm (https://redis.io/docs/latest/develop/use/patterns/distributed-locks/) on N independent masters: a lock
 * is held by whoever a majority of them gave it to. It makes losing cheap and early; it never decides who owns a seat, because no
 * lock with a time to live can (https://martin.kleppmann.com/2016/02/08/how-to-do-distributed-locking.html).
 *
 * <p>All masters are asked at once by one thread: the commands go out, then the replies come in, so an attempt costs one round
 * trip however many masters there are. Every attempt asks every master, has its own token and its own start time. Time is
 * measured by a clock that cannot be set.
 */
public final class Redlock implements AutoCloseable {
    /** Takes all keys or none; tells the first key that is taken and by whom. */
    private static final String TAKE = """
            for i, key in ipairs(KEYS) do
              local holder = redis.call('get', key)
              if holder then return {i, holder} end
            end
            for _, key in ipairs(KEYS) do redis.call('set', key, ARGV[1], 'px', ARGV[2]) end
            return {0}
            """;

    /** Deletes what is still ours: after the time to live a key may be another's. */
    private static final String RELEASE = """
            for _, key in ipairs(KEYS) do
              if redis.call('get', key) == ARGV[1] then redis.call('del', key) end
            end
            """;

    private static final int TOKEN_BYTES = 20;

    private final SecureRandom random = new SecureRandom();
    private final List<RedisNode> nodes;
    private final RedlockTimes times;

    /**
     * @param nodes {@code host:port} of each master
     * @param password null when the masters ask for none
     */
    public Redlock(List<String> nodes, String password, RedlockTimes times) {
        this.nodes =
                nodes.stream().map(node -> new RedisNode(node, password, times)).toList();
        this.times = times;
    }

    private int quorum() {
        return nodes.size() / 2 + 1;
    }

    /** How many masters would be asked for a vote right now. */
    public int usableNodes() {
        return (int) nodes.stream().filter(RedisNode::isUsable).count();
    }

    public boolean hasQuorum() {
        return usableNodes() >= quorum();
    }

    /**
     * Tries once to take all the keys.
     *
     * @param keys in the one order that every caller uses
     * @param mark shown to those who find the keys taken
     */
    public Verdict attempt(List<String> keys, String mark) {
        long start = System.nanoTime();
        String value = mark + "/" + token();
        CommandArguments take =
                script(TAKE, keys).add(value).add(String.valueOf(times.ttl().toMillis()));
        List<Ballot> ballots = new ArrayList<>(nodes.size());
        for (RedisNode node : nodes) {
            node.voter().ifPresent(connection -> ballots.add(new Ballot(node, connection)));
        }
        ballots.forEach(ballot -> ballot.ask(take));
        long deadline = System.nanoTime() + times.nodeTimeout().toNanos();
        ballots.forEach(ballot -> ballot.count(deadline));

        long expiry = start + times.ttl().minus(times.drift()).toNanos();
        Held held = new Held(ballots, script(RELEASE, keys).add(value), expiry);
        Verdict verdict = judge(keys, ballots, held);
        if (!(verdict instanceof Held)) {
            held.close();
        }
        return verdict;
    }

    private Verdict judge(List<String> keys, List<Ballot> ballots, Held held) {
        long votes = ballots.stream().filter(Ballot::isVote).count();
        long answers = ballots.stream().filter(Ballot::isAnswered).count();
        if (votes >= quorum() && held.validNanos() >= times.minValidity().toNanos()) {
            return held;
        }
        if (answers < quorum()) {
            return new NoQuorum();
        }
        Map<Refusal, Integer> refusals = new HashMap<>();
        ballots.stream()
                .flatMap(ballot -> ballot.refusal(keys).stream())
                .forEach(refusal -> refusals.merge(refusal, 1, Integer::sum));
        return new Taken(refusals.entrySet().stream()
                .map(refusal -> new Rival(
                        refusal.getKey().key(), markOf(refusal.getKey().holder()), refusal.getValue() >= quorum()))
                .toList());
    }

    private static String markOf(String value) {
        return value.substring(0, Math.max(0, value.lastIndexOf('/')));
    }

    private static CommandArguments script(String lua, List<String> keys) {
        CommandArguments command =
                new CommandArguments(Protocol.Command.EVAL).add(lua).add(keys.size());
        keys.forEach(command::add);
        return command;
    }

    private String token() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return HexFormat.of().formatHex(token);
    }

    @Override
    public void close() {
        nodes.forEach(RedisNode::close);
    }

    /** How an attempt ended. */
    public sealed interface Verdict permits Held, Taken, NoQuorum {}

    /** Too few masters answered in time to give the lock to anyone. */
    public record NoQuorum() implements Verdict {}

    /** Enough masters answered, but not for us. */
    public record Taken(List<Rival> rivals) implements Verdict {}

    /**
     * Someone who was faster.
     *
     * @param mark as the rival gave it
     * @param hasMajority whether the rival holds the lock for sure; otherwise it may be as empty-handed as we are
     */
    public record Rival(String key, String mark, boolean hasMajority) {}

    /** The lock, until it is closed or its time is over. */
    public static final class Held implements Verdict, AutoCloseable {
        private final List<Ballot> ballots;
        private final CommandArguments release;
        private final long expiry;
        private boolean closed;

        private Held(List<Ballot> ballots, CommandArguments release, long expiry) {
            this.ballots = ballots;
            this.release = release;
            this.expiry = expiry;
        }

        private long validNanos() {
            return expiry - System.nanoTime();
        }

        /** Whether the lock still keeps others away, the masters' clocks running apart as far as is reckoned with. */
        public boolean isValid() {
            return validNanos() > 0;
        }

        /** Gives the keys back at every master that was asked, also where no vote came: the reply, not the lock, may be lost. */
        @Override
        public void close() {
            if (!closed) {
                closed = true;
                ballots.forEach(ballot -> ballot.release(release));
            }
        }
    }

    private record Refusal(String key, String holder) {}

    /** What one master was asked and what it said. */
    private static final class Ballot {
        private final RedisNode node;
        private final RedisConnection connection;
        private List<?> reply;
        private boolean failed;

        Ballot(RedisNode node, RedisConnection connection) {
            this.node = node;
            this.connection = connection;
        }

        void ask(CommandArguments take) {
            try {
                connection.send(take);
            } catch (JedisException e) {
                fail(e);
            }
        }

        void count(long deadline) {
            if (failed) {
                return;
            }
            try {
                reply = (List<?>) connection.receive(deadline);
            } catch (JedisException e) {
                fail(e);
            }
        }

        private void fail(JedisException e) {
            failed = true;
            node.fail(e);
        }

        boolean isAnswered() {
            return reply != null;
        }

        boolean isVote() {
            return isAnswered() && (long) reply.get(0) == 0;
        }

        Optional<Refusal> refusal(List<String> keys) {
            return isAnswered() && !isVote()
                    ? Optional.of(
                            new Refusal(keys.get((int) (long) reply.get(0) - 1), new String((byte[]) reply.get(1))))
                    : Optional.empty();
        }

        /**
         * Nobody waits for the reply. A master that has not answered gets the release on the same connection, behind the command
         * it is late with, so that it cannot carry them out the other way round.
         */
        void release(CommandArguments release) {
            try {
                if (!failed) {
                    connection.sendAndForget(release);
                    node.giveBack(connection);
                    return;
                }
                connection.send(release);
            } catch (JedisException e) {
                if (!failed) {
                    node.fail(e);
                }
            }
            connection.close();
        }
    }
}
