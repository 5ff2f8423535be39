package dev.twende.ticketing.bookings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knobs of what is paid later; the why of each stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class ReservationConfig {
    private Duration remindBefore;
    private Duration pace;
    private int batch;

    protected ReservationConfig() {} // for the CDI proxy

    @Inject
    public ReservationConfig(
            @ConfigProperty(name = "twende.ticketing.pay-later.remind-before") Duration remindBefore,
            @ConfigProperty(name = "twende.ticketing.pay-later.pace") Duration pace,
            @ConfigProperty(name = "twende.ticketing.pay-later.batch") int batch) {
        if (remindBefore.isNegative() || pace.compareTo(Duration.ofMillis(100)) < 0 || batch < 1) {
            throw new IllegalArgumentException(
                    "twende.ticketing.pay-later.* must be: remind-before >= 0, pace >= PT0.1S, batch >= 1");
        }
        this.remindBefore = remindBefore;
        this.pace = pace;
        this.batch = batch;
    }

    /** How long before the pay-by time the contact is reminded. */
    public Duration remindBefore() {
        return remindBefore;
    }

    /** How often it is looked for whom to remind. */
    public Duration pace() {
        return pace;
    }

    /** How many one transaction reminds. */
    public int batch() {
        return batch;
    }
}
