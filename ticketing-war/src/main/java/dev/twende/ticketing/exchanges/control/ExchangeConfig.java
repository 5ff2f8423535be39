package dev.twende.ticketing.exchanges.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The times of exchanges; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class ExchangeConfig {
    private Duration validity;
    private Duration hold;
    private Duration sweepPace;
    private int sweepBatch;
    private int openMax;

    protected ExchangeConfig() {} // for the CDI proxy

    @Inject
    public ExchangeConfig(
            @ConfigProperty(name = "twende.ticketing.exchanges.validity") Duration validity,
            @ConfigProperty(name = "twende.ticketing.exchanges.hold") Duration hold,
            @ConfigProperty(name = "twende.ticketing.exchanges.sweep-pace") Duration sweepPace,
            @ConfigProperty(name = "twende.ticketing.exchanges.sweep-batch") int sweepBatch,
            @ConfigProperty(name = "twende.ticketing.exchanges.open-max") int openMax) {
        boolean timeless = validity.isNegative() || validity.isZero() || hold.isNegative() || hold.isZero();
        if (timeless || sweepPace.compareTo(Duration.ofMillis(100)) < 0 || sweepBatch < 1 || openMax < 1) {
            throw new IllegalArgumentException("twende.ticketing.exchanges.* must be: validity and hold > 0,"
                    + " sweep-pace >= PT0.1S, sweep-batch and open-max >= 1");
        }
        this.validity = validity;
        this.hold = hold;
        this.sweepPace = sweepPace;
        this.sweepBatch = sweepBatch;
        this.openMax = openMax;
    }

    /** How long a quote may be accepted at most. */
    public Duration validity() {
        return validity;
    }

    /** How long new seats wait for the supplement. */
    public Duration hold() {
        return hold;
    }

    /** How often exchanges are looked for whose seats wait no longer. */
    public Duration sweepPace() {
        return sweepPace;
    }

    /** How many of those one round ends. */
    public int sweepBatch() {
        return sweepBatch;
    }

    /** How many quotes of one booking may be open at once. */
    public int openMax() {
        return openMax;
    }
}
