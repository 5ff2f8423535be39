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

    protected NameChangeConfig() {} // for the CDI proxy

    @Inject
    public NameChangeConfig(
            @ConfigProperty(name = "twende.ticketing.name-changes.until") Duration until,
            @ConfigProperty(name = "twende.ticketing.name-changes.per-ticket") int perTicket) {
        if (until.isNegative() || perTicket < 0) {
            throw new IllegalArgumentException("twende.ticketing.name-changes.* must be: until >= 0, per-ticket >= 0");
        }
        this.until = until;
        this.perTicket = perTicket;
    }

    /** How long before the departure at the boarding stop it ends. */
    public Duration until() {
        return until;
    }

    /** How often a ticket may be handed on. */
    public int perTicket() {
        return perTicket;
    }
}
