package dev.twende.ticketing.leases.control;

import dev.twende.ticketing.leases.entity.LeaseRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knobs of leases; the why of each stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class LeaseConfig {
    private LeaseRules rules;
    private Duration sweepPace;
    private int sweepBatch;

    protected LeaseConfig() {} // for the CDI proxy

    @Inject
    public LeaseConfig(
            @ConfigProperty(name = "twende.ticketing.leases.per-device") int perDevice,
            @ConfigProperty(name = "twende.ticketing.leases.per-company") int perCompany,
            @ConfigProperty(name = "twende.ticketing.leases.longest") Duration longest,
            @ConfigProperty(name = "twende.ticketing.leases.shortest") Duration shortest,
            @ConfigProperty(name = "twende.ticketing.leases.before-departure") Duration beforeDeparture,
            @ConfigProperty(name = "twende.ticketing.leases.sweep-pace") Duration sweepPace,
            @ConfigProperty(name = "twende.ticketing.leases.sweep-batch") int sweepBatch) {
        if (perDevice < 1
                || perCompany < perDevice
                || shortest.isNegative()
                || longest.compareTo(shortest) <= 0
                || beforeDeparture.isNegative()
                || sweepPace.compareTo(Duration.ofMillis(100)) < 0
                || sweepBatch < 1) {
            throw new IllegalArgumentException(
                    "twende.ticketing.leases.* must be: 1 <= per-device <= per-company, 0 <= shortest < longest,"
                            + " before-departure >= 0, sweep-pace >= PT0.1S, sweep-batch >= 1");
        }
        this.rules = new LeaseRules(perDevice, perCompany, longest, shortest, beforeDeparture);
        this.sweepPace = sweepPace;
        this.sweepBatch = sweepBatch;
    }

    /** How much may be lent, and for how long. */
    public LeaseRules rules() {
        return rules;
    }

    /** How often it is looked for leases whose time is over. */
    public Duration sweepPace() {
        return sweepPace;
    }

    /** How many leases one transaction of the sweeper ends. */
    public int sweepBatch() {
        return sweepBatch;
    }
}
