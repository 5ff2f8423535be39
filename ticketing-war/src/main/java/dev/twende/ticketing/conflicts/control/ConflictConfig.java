package dev.twende.ticketing.conflicts.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How conflicts are resolved by rule; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class ConflictConfig {
    private int nextDays;
    private Duration pace;
    private int batch;

    protected ConflictConfig() {} // for the CDI proxy

    @Inject
    public ConflictConfig(
            @ConfigProperty(name = "twende.ticketing.conflicts.next-days") int nextDays,
            @ConfigProperty(name = "twende.ticketing.conflicts.pace") Duration pace,
            @ConfigProperty(name = "twende.ticketing.conflicts.batch") int batch) {
        if (nextDays < 0 || nextDays > 14 || pace.compareTo(Duration.ofMillis(100)) < 0 || batch < 1 || batch > 100) {
            throw new IllegalArgumentException(
                    "twende.ticketing.conflicts.* must be: next-days 0 to 14, pace >= PT0.1S, batch 1 to 100");
        }
        this.nextDays = nextDays;
        this.pace = pace;
        this.batch = batch;
    }

    /** How many days after the departure that was sold a next bus may leave. */
    public int nextDays() {
        return nextDays;
    }

    public Duration pace() {
        return pace;
    }

    public int batch() {
        return batch;
    }
}
