package dev.twende.payment.providers.control;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * What the instances of this house tell each other in passing, in Redis: tokens, who is fetching one, answers that arrived at another
 * instance. None of it is truth: without Redis each instance goes on alone, with more tokens and more questions. The first master
 * that answers serves all.
 */
@ApplicationScoped
public class SharedNotes {
    private static final Logger LOG = System.getLogger(SharedNotes.class.getName());
    private static final String PREFIX = "twende:payment:";
    private static final int TIMEOUT_MILLIS = 500;
    private static final String RELEASE =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";

    private List<RedisClient> masters = List.of();

    protected SharedNotes() {} // for the CDI proxy

    @Inject
    public SharedNotes(
            @ConfigProperty(name = "twende.redis.nodes") String nodes,
            @ConfigProperty(name = "twende.redis.password") Optional<String> password) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .resp2()
                .connectionTimeoutMillis(TIMEOUT_MILLIS)
                .socketTimeoutMillis(TIMEOUT_MILLIS)
                .clientSetInfoConfig(ClientSetInfoConfig.DISABLED);
        password.filter(given -> !given.isBlank()).ifPresent(config::password);
        this.masters = Arrays.stream(nodes.split(","))
                .map(String::strip)
                .filter(node -> !node.isEmpty())
                .map(node -> RedisClient.builder()
                        .hostAndPort(HostAndPort.from(node))
                        .clientConfig(config.build())
                        .build())
                .toList();
    }

    @PreDestroy
    void close() {
        masters.forEach(RedisClient::close);
    }

    /** Whether nobody has noted this before; true as well when nobody can tell. */
    public boolean isFirst(String key, Duration remembered) {
        return claim(key, "1", remembered);
    }

    Optional<String> read(String key) {
        return ask(master -> Optional.ofNullable(master.get(PREFIX + key))).flatMap(Function.identity());
    }

    void write(String key, String value, Duration ttl) {
        ask(master -> master.set(PREFIX + key, value, SetParams.setParams().px(ttl.toMillis())));
    }

    /** Whether we are the first to note this; true as well when nobody can tell. */
    boolean claim(String key, String owner, Duration ttl) {
        return ask(master -> "OK"
                        .equals(master.set(
                                PREFIX + key, owner, SetParams.setParams().nx().px(ttl.toMillis()))))
                .orElse(true);
    }

    /** Gives up a claim, if it is still ours. */
    void release(String key, String owner) {
        ask(master -> master.eval(RELEASE, List.of(PREFIX + key), List.of(owner)));
    }

    private <T> Optional<T> ask(Function<RedisClient, T> question) {
        for (RedisClient master : masters) {
            try {
                return Optional.of(question.apply(master));
            } catch (JedisException unreachable) {
                LOG.log(Level.DEBUG, "A Redis master does not answer: {0}", unreachable.getMessage());
            }
        }
        LOG.log(Level.WARNING, "No Redis master answers; this instance goes on alone");
        return Optional.empty();
    }
}
