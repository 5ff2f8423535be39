package dev.twende.ticketing.changes.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knobs of what devices are told; the why of each stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class ChangeConfig {
    private Duration sight;
    private Duration keptAfter;
    private Duration pace;

    protected ChangeConfig() {} // for the CDI proxy

    @Inject
    public ChangeConfig(
            @ConfigProperty(name = "twende.ticketing.changes.sight") Duration sight,
            @ConfigProperty(name = "twende.ticketing.changes.kept-after") Duration keptAfter,
            @ConfigProperty(name = "twende.ticketing.changes.pace") Duration pace) {
        if (sight.isNegative() || keptAfter.isNegative() || pace.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException(
                    "twende.ticketing.changes.* must be: sight >= 0, kept-after >= 0, pace >= PT0.1S");
        }
        this.sight = sight;
        this.keptAfter = keptAfter;
        this.pace = pace;
    }

    /** How far ahead devices see departures. */
    public Duration sight() {
        return sight;
    }

    /** How long after its departure a schedule is told of. */
    public Duration keptAfter() {
        return keptAfter;
    }

    /** How often needless marks are dropped. */
    public Duration pace() {
        return pace;
    }
}
