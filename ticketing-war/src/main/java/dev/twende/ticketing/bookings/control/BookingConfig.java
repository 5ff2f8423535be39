package dev.twende.ticketing.bookings.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The knobs of holds; the why of each stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class BookingConfig {
    private Duration holdDuration;
    private Duration paymentExtension;
    private Duration sweepPace;
    private int sweepBatch;

    protected BookingConfig() {} // for the CDI proxy

    @Inject
    public BookingConfig(
            @ConfigProperty(name = "twende.ticketing.hold.duration") Duration holdDuration,
            @ConfigProperty(name = "twende.ticketing.hold.payment-extension") Duration paymentExtension,
            @ConfigProperty(name = "twende.ticketing.hold.sweep-pace") Duration sweepPace,
            @ConfigProperty(name = "twende.ticketing.hold.sweep-batch") int sweepBatch) {
        if (holdDuration.isNegative() || holdDuration.isZero() || paymentExtension.isNegative()) {
            throw new IllegalArgumentException("a hold needs time");
        }
        if (sweepPace.compareTo(Duration.ofMillis(100)) < 0 || sweepBatch < 1) {
            throw new IllegalArgumentException(
                    "twende.ticketing.hold.* must be: sweep-pace >= PT0.1S, sweep-batch >= 1");
        }
        this.holdDuration = holdDuration;
        this.paymentExtension = paymentExtension;
        this.sweepPace = sweepPace;
        this.sweepBatch = sweepBatch;
    }

    /** How long seats wait for their passenger's payment. */
    public Duration holdDuration() {
        return holdDuration;
    }

    /** How much time is left at least once the payment has begun. */
    public Duration paymentExtension() {
        return paymentExtension;
    }

    /** How often ended holds are looked for. */
    public Duration sweepPace() {
        return sweepPace;
    }

    /** How many ended holds one transaction takes. */
    public int sweepBatch() {
        return sweepBatch;
    }
}
