package dev.twende.ticketing.boardings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When passengers are missed; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class NoShowConfig {
    private Duration margin;
    private boolean isResold;
    private Duration pace;
    private int batch;

    protected NoShowConfig() {} // for the CDI proxy

    @Inject
    public NoShowConfig(
            @ConfigProperty(name = "twende.ticketing.no-shows.margin") Duration margin,
            @ConfigProperty(name = "twende.ticketing.no-shows.resell") boolean isResold,
            @ConfigProperty(name = "twende.ticketing.no-shows.pace") Duration pace,
            @ConfigProperty(name = "twende.ticketing.no-shows.batch") int batch) {
        if (margin.isNegative() || pace.compareTo(Duration.ofMillis(100)) < 0 || batch < 1 || batch > 500) {
            throw new IllegalArgumentException(
                    "twende.ticketing.no-shows.* must be: margin >= 0, pace >= PT0.1S, batch 1 to 500");
        }
        this.margin = margin;
        this.isResold = isResold;
        this.pace = pace;
        this.batch = batch;
    }

    /** How long after the bus has left a stop its passengers are still waited for. */
    public Duration margin() {
        return margin;
    }

    /** Whether the seats of absent passengers may be sold again. */
    public boolean isResold() {
        return isResold;
    }

    /** How often stops are looked for. */
    public Duration pace() {
        return pace;
    }

    /** How many bookings one transaction handles. */
    public int batch() {
        return batch;
    }
}
