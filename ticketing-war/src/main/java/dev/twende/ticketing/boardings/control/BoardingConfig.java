package dev.twende.ticketing.boardings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** When tickets are good, and how long a mistake can be put right; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class BoardingConfig {
    private Duration opensBefore;
    private Duration goodAfter;
    private Duration undoWithin;

    protected BoardingConfig() {} // for the CDI proxy

    @Inject
    public BoardingConfig(
            @ConfigProperty(name = "twende.ticketing.boardings.opens-before") Duration opensBefore,
            @ConfigProperty(name = "twende.ticketing.boardings.good-after") Duration goodAfter,
            @ConfigProperty(name = "twende.ticketing.boardings.undo-within") Duration undoWithin) {
        if (opensBefore.isNegative() || goodAfter.isNegative() || undoWithin.isNegative()) {
            throw new IllegalArgumentException("twende.ticketing.boardings.* must be >= 0");
        }
        this.opensBefore = opensBefore;
        this.goodAfter = goodAfter;
        this.undoWithin = undoWithin;
    }

    /** How long before the departure at the passenger's stop a ticket can be boarded on. */
    public Duration opensBefore() {
        return opensBefore;
    }

    /** How long after the planned arrival a ticket is still good, for buses that are late. */
    public Duration goodAfter() {
        return goodAfter;
    }

    /** How long after it was recorded a boarding can be taken back. */
    public Duration undoWithin() {
        return undoWithin;
    }
}
