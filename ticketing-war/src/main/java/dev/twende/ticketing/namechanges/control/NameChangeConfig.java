package dev.twende.ticketing.namechanges.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long and how often tickets are handed on; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class NameChangeConfig {
    private Duration until;
    private int perTicket;
    private Duration payWithin;
    private Duration sweepPace;
    private int sweepBatch;

    protected NameChangeConfig() {} // for the CDI proxy

    @Inject
    public NameChangeConfig(
            @ConfigProperty(name = "twende.ticketing.name-changes.until") Duration until,
            @ConfigProperty(name = "twende.ticketing.name-changes.per-ticket") int perTicket,
            @ConfigProperty(name = "twende.ticketing.name-changes.pay-within") Duration payWithin,
            @ConfigProperty(name = "twende.ticketing.name-changes.sweep-pace") Duration sweepPace,
            @ConfigProperty(name = "twende.ticketing.name-changes.sweep-batch") int sweepBatch) {
        boolean timeless = until.isNegative() || payWithin.isNegative() || payWithin.isZero();
        if (timeless || perTicket < 0 || sweepPace.compareTo(Duration.ofMillis(100)) < 0 || sweepBatch < 1) {
            throw new IllegalArgumentException("twende.ticketing.name-changes.* must be: until >= 0, per-ticket >= 0,"
                    + " pay-within > 0, sweep-pace >= PT0.1S, sweep-batch >= 1");
        }
        this.until = until;
        this.perTicket = perTicket;
        this.payWithin = payWithin;
        this.sweepPace = sweepPace;
        this.sweepBatch = sweepBatch;
    }

    /** How long before the departure at the boarding stop it ends. */
    public Duration until() {
        return until;
    }

    /** How often a ticket may be handed on. */
    public int perTicket() {
        return perTicket;
    }

    /** How long a fee is waited for. */
    public Duration payWithin() {
        return payWithin;
    }

    /** How often those are looked for whose fee is waited for no more. */
    public Duration sweepPace() {
        return sweepPace;
    }

    /** How many of those one round ends. */
    public int sweepBatch() {
        return sweepBatch;
    }
}
