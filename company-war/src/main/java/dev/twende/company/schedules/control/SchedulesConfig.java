package dev.twende.company.schedules.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of schedules; each is explained in {@code microprofile-config.properties}. */
@ApplicationScoped
public class SchedulesConfig {
    private static final Duration TURN_ROUND_MIN = Duration.ofMinutes(1);
    private static final Duration TURN_ROUND_MAX = Duration.ofHours(24);

    private Duration turnRound;
    private Duration busChangePatience;

    protected SchedulesConfig() {} // for the CDI proxy

    @Inject
    public SchedulesConfig(
            @ConfigProperty(name = "twende.company.schedules.turn-round") Duration turnRound,
            @ConfigProperty(name = "twende.company.schedules.bus-change-patience") Duration busChangePatience) {
        if (turnRound.compareTo(TURN_ROUND_MIN) < 0 || turnRound.compareTo(TURN_ROUND_MAX) > 0) {
            throw new IllegalArgumentException("twende.company.schedules.turn-round must be PT1M to PT24H");
        }
        if (busChangePatience.isNegative() || busChangePatience.isZero()) {
            throw new IllegalArgumentException("twende.company.schedules.bus-change-patience must be above 0");
        }
        this.turnRound = turnRound;
        this.busChangePatience = busChangePatience;
    }

    /** How long a bus and a driver are taken beyond their arrival. */
    public Duration turnRound() {
        return turnRound;
    }

    /** How long the answer to a change of bus may be out before ticketing is asked again. */
    public Duration busChangePatience() {
        return busChangePatience;
    }
}
