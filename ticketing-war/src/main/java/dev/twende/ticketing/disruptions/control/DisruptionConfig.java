package dev.twende.ticketing.disruptions.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What passengers are told of and may choose; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class DisruptionConfig {
    private Duration choice;
    private int rebookDays;
    private Duration tellFrom;
    private Duration refundFrom;
    private Duration pace;
    private int batch;

    protected DisruptionConfig() {} // for the CDI proxy

    @Inject
    public DisruptionConfig(
            @ConfigProperty(name = "twende.ticketing.disruptions.choice") Duration choice,
            @ConfigProperty(name = "twende.ticketing.disruptions.rebook-days") int rebookDays,
            @ConfigProperty(name = "twende.ticketing.disruptions.tell-from") Duration tellFrom,
            @ConfigProperty(name = "twende.ticketing.disruptions.refund-from") Duration refundFrom,
            @ConfigProperty(name = "twende.ticketing.disruptions.pace") Duration pace,
            @ConfigProperty(name = "twende.ticketing.disruptions.batch") int batch) {
        if (choice.isNegative()
                || rebookDays < 0
                || rebookDays > 14
                || tellFrom.isNegative()
                || refundFrom.isNegative()
                || pace.compareTo(Duration.ofMillis(100)) < 0
                || batch < 1
                || batch > 100) {
            throw new IllegalArgumentException(
                    "twende.ticketing.disruptions.* must be: choice, tell-from and refund-from >= 0,"
                            + " rebook-days 0 to 14, pace >= PT0.1S, batch 1 to 100");
        }
        this.choice = choice;
        this.rebookDays = rebookDays;
        this.tellFrom = tellFrom;
        this.refundFrom = refundFrom;
        this.pace = pace;
        this.batch = batch;
    }

    /** How long passengers may choose. */
    public Duration choice() {
        return choice;
    }

    /** How many days after the cancelled departure another bus may leave. */
    public int rebookDays() {
        return rebookDays;
    }

    /** From which change of the departure on passengers are told. */
    public Duration tellFrom() {
        return tellFrom;
    }

    /** From which delay on passengers may have their money back. */
    public Duration refundFrom() {
        return refundFrom;
    }

    /** How often work is looked for. */
    public Duration pace() {
        return pace;
    }

    /** How many bookings one transaction handles. */
    public int batch() {
        return batch;
    }
}
