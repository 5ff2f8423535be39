package dev.twende.ticketing.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knobs of the seat guard; the why of each stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class SeatGuardConfig {
    private List<String> nodes;
    private String password;
    private RedlockTimes times;
    private boolean sellsWithoutQuorum;
    private boolean grantsAll;

    protected SeatGuardConfig() {} // for the CDI proxy

    @Inject
    public SeatGuardConfig(
            @ConfigProperty(name = "twende.redis.nodes") String nodes,
            @ConfigProperty(name = "twende.redis.password") Optional<String> password,
            @ConfigProperty(name = "twende.ticketing.seat-guard.ttl") Duration ttl,
            @ConfigProperty(name = "twende.ticketing.seat-guard.node-timeout") Duration nodeTimeout,
            @ConfigProperty(name = "twende.ticketing.seat-guard.min-validity") Duration minValidity,
            @ConfigProperty(name = "twende.ticketing.seat-guard.breaker-pause") Duration breakerPause,
            @ConfigProperty(name = "twende.ticketing.seat-guard.on-quorum-loss") String onQuorumLoss,
            @ConfigProperty(name = "twende.ticketing.seat-guard.mode") String mode) {
        this.nodes = Arrays.stream(nodes.split(","))
                .map(String::strip)
                .filter(node -> !node.isEmpty())
                .toList();
        this.password = password.filter(given -> !given.isBlank()).orElse(null);
        this.times = new RedlockTimes(ttl, nodeTimeout, minValidity, breakerPause);
        this.sellsWithoutQuorum = oneOf("on-quorum-loss", onQuorumLoss, "database", "refuse");
        this.grantsAll = oneOf("mode", mode, "grant-all", "redlock");
    }

    private static boolean oneOf(String key, String value, String yes, String no) {
        String given = value.toLowerCase(Locale.ROOT);
        if (!given.equals(yes) && !given.equals(no)) {
            throw new IllegalArgumentException(
                    "twende.ticketing.seat-guard." + key + " must be " + yes + " or " + no + ", not " + value);
        }
        return given.equals(yes);
    }

    /** The independent masters, each {@code host:port}. */
    public List<String> nodes() {
        return nodes;
    }

    /** Null when the masters ask for none. */
    public String password() {
        return password;
    }

    public RedlockTimes times() {
        return times;
    }

    /** Whether selling goes on, on the constraint alone, when too few masters answer. */
    public boolean sellsWithoutQuorum() {
        return sellsWithoutQuorum;
    }

    /** Whether the guard lets everyone pass: for tests that show the constraint deciding alone. */
    public boolean grantsAll() {
        return grantsAll;
    }
}
