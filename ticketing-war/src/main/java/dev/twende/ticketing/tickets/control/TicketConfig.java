package dev.twende.ticketing.tickets.control;

import dev.twende.kit.security.KeySealer;
import dev.twende.ticketing.tickets.entity.KeyRotation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The life of ticket keys, the key that seals them, and how long a code is good; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class TicketConfig {
    private KeySealer sealer;
    private KeyRotation rotation;
    private Duration rotationPace;
    private Duration validBefore;
    private Duration validAfter;
    private Duration revocationsKeptAfter;
    private Duration revocationsPace;
    private int resends;
    private Duration resendWindow;

    protected TicketConfig() {} // for the CDI proxy

    @Inject
    public TicketConfig(
            @ConfigProperty(name = "twende.ticketing.key-encryption-key") String encryptionKey,
            @ConfigProperty(name = "twende.ticketing.tickets.keys.lifetime") Duration lifetime,
            @ConfigProperty(name = "twende.ticketing.tickets.keys.announced-before") Duration announcedBefore,
            @ConfigProperty(name = "twende.ticketing.tickets.keys.kept-after") Duration keptAfter,
            @ConfigProperty(name = "twende.ticketing.tickets.keys.pace") Duration rotationPace,
            @ConfigProperty(name = "twende.ticketing.tickets.valid-before") Duration validBefore,
            @ConfigProperty(name = "twende.ticketing.tickets.valid-after") Duration validAfter,
            @ConfigProperty(name = "twende.ticketing.tickets.revocations.kept-after") Duration revocationsKeptAfter,
            @ConfigProperty(name = "twende.ticketing.tickets.revocations.pace") Duration revocationsPace,
            @ConfigProperty(name = "twende.ticketing.tickets.resends") int resends,
            @ConfigProperty(name = "twende.ticketing.tickets.resend-window") Duration resendWindow) {
        if (validBefore.isNegative() || validAfter.isNegative() || revocationsKeptAfter.compareTo(validAfter) < 0) {
            throw new IllegalArgumentException(
                    "twende.ticketing.tickets.* must be: 0 <= valid-before, 0 <= valid-after <= revocations.kept-after");
        }
        this.sealer = new KeySealer(encryptionKey, "twende.ticketing.key-encryption-key");
        this.rotation = new KeyRotation(lifetime, announcedBefore, keptAfter);
        this.rotationPace = rotationPace;
        this.validBefore = validBefore;
        this.validAfter = validAfter;
        this.revocationsKeptAfter = revocationsKeptAfter;
        this.revocationsPace = revocationsPace;
        this.resends = resends;
        this.resendWindow = resendWindow;
    }

    public KeySealer sealer() {
        return sealer;
    }

    public KeyRotation rotation() {
        return rotation;
    }

    /** How often it is asked whether a key is due. */
    public Duration rotationPace() {
        return rotationPace;
    }

    /** How long before the departure at the boarding stop a code is good. */
    public Duration validBefore() {
        return validBefore;
    }

    /** How long after the arrival at the last stop of the ride a code is good. */
    public Duration validAfter() {
        return validAfter;
    }

    /** How long after the ride's end a revocation is still listed: no shorter than a code can be good. */
    public Duration revocationsKeptAfter() {
        return revocationsKeptAfter;
    }

    /** How often revocations that nobody needs any more are dropped. */
    public Duration revocationsPace() {
        return revocationsPace;
    }

    /** How often a ticket is sent once more in the window, on average over the tickets of its booking. */
    public int resends() {
        return resends;
    }

    public Duration resendWindow() {
        return resendWindow;
    }
}
