package dev.twende.kit.limits;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.House;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/**
 * Refuses what is asked for too often. A limit is a setting of the house, {@code twende.<house>.limits.<name>=60/PT1M}: so many calls
 * at once, and as many again in each period, for each key by itself. All instances count together, on the Redis masters of
 * {@code twende.redis.nodes}; with N of them up to N twentieths more may pass. A limit keeps bad guests from good ones and is no promise
 * to anyone, so nothing waits for Redis to be well: while a key's master is away every instance counts that key alone, which lets N
 * times the limit pass, and the metric says so.
 */
@ApplicationScoped
public class Limits {
    private final Map<String, Limit> limits = new ConcurrentHashMap<>();

    @Resource
    ManagedExecutorService executor;

    private House house;
    private MetricRegistry metrics;
    private long factor;
    private Counts counts;

    protected Limits() {} // for the CDI proxy

    @Inject
    public Limits(
            House house,
            MetricRegistry metrics,
            @ConfigProperty(name = "twende.redis.nodes") Optional<String> nodes,
            @ConfigProperty(name = "twende.redis.password") Optional<String> password,
            @ConfigProperty(name = "twende.limits.factor") long factor,
            @ConfigProperty(name = "twende.limits.timeout") Duration timeout,
            @ConfigProperty(name = "twende.limits.pause") Duration pause) {
        if (factor < 1) {
            throw new IllegalArgumentException("twende.limits.factor must be 1 or more");
        }
        this.house = house;
        this.metrics = metrics;
        this.factor = factor;
        String secret = password.filter(given -> !given.isBlank()).orElse(null);
        this.counts = new Counts(
                house.name(),
                Arrays.stream(nodes.orElseThrow(() -> new IllegalStateException("twende.redis.nodes is missing"))
                                .split(","))
                        .map(String::strip)
                        .filter(node -> !node.isEmpty())
                        .map(node -> new CountingMaster(node, secret, timeout, pause))
                        .toList(),
                task -> executor.execute(task));
    }

    @PreDestroy
    void close() {
        counts.close();
    }

    /**
     * Counts one call.
     *
     * @param limit name of the limit
     * @param key what is counted, whether written in capitals or not: an address, a booking reference
     * @throws Problem {@link ProblemType#TOO_MANY_REQUESTS} when it is one too many
     */
    public void spend(String limit, String key) {
        Counts.Verdict verdict = count(limit, key);
        if (!verdict.passed()) {
            throw tooMany(verdict.nextAfter());
        }
    }

    /** Counts one call as {@link #spend} does, and leaves it to the caller what becomes of one too many. */
    public boolean passes(String limit, String key) {
        return count(limit, key).passed();
    }

    /** Takes a call back that was counted and turned out to be a good one. */
    public void giveBack(String limit, String key) {
        counts.giveBack(limit(limit), canonical(key));
    }

    private Counts.Verdict count(String limit, String key) {
        Counts.Verdict verdict = counts.spend(limit(limit), canonical(key));
        count(limit, verdict);
        return verdict;
    }

    private Limit limit(String limit) {
        return limits.computeIfAbsent(limit, name -> Limit.parse(name, house.setting("limits." + name), factor));
    }

    private static String canonical(String key) {
        return key.strip().toUpperCase(Locale.ROOT);
    }

    private void count(String limit, Counts.Verdict verdict) {
        metrics.counter(
                        "twende_limits_total",
                        new Tag("limit", limit),
                        new Tag("outcome", verdict.passed() ? "passed" : "refused"),
                        new Tag("counted", verdict.alone() ? "alone" : "together"))
                .inc();
    }

    /** @param wait rounded up, so that a caller who keeps it is not refused again */
    static Problem tooMany(Duration wait) {
        return Problem.of(ProblemType.TOO_MANY_REQUESTS, "This was asked for too often.")
                .retryAfter(wait.plusSeconds(1).minusNanos(1).truncatedTo(ChronoUnit.SECONDS));
    }
}
