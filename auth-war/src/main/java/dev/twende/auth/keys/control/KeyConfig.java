package dev.twende.auth.keys.control;

import dev.twende.kit.security.KeySealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The life of signing keys and the key that seals them. */
@ApplicationScoped
public class KeyConfig {
    /** How long an instance goes on with the keys it has read, at most. */
    private static final Duration FRESH_FOR = Duration.ofMinutes(1);
    /** What a house's server may read from its key file is as old as this (payara-config/micro/payara-mp-jwt.properties). */
    private static final Duration READ_FOR = Duration.ofSeconds(5);

    private KeySealer sealer;
    private RotationPolicy rotation;
    private Duration check;
    private Duration freshFor;

    protected KeyConfig() {} // for the CDI proxy

    @Inject
    public KeyConfig(
            @ConfigProperty(name = "twende.auth.key-encryption-key") String encryptionKey,
            @ConfigProperty(name = "twende.auth.keys.lifetime") Duration lifetime,
            @ConfigProperty(name = "twende.auth.keys.announced-before") Duration announcedBefore,
            @ConfigProperty(name = "twende.auth.keys.shown-after") Duration shownAfter,
            @ConfigProperty(name = "twende.auth.keys.check") Duration check,
            @ConfigProperty(name = "twende.auth.access-token.lifetime") Duration tokenLifetime,
            @ConfigProperty(name = "twende.security.jwks.pause") Duration pause) {
        this.sealer = new KeySealer(encryptionKey, "twende.auth.key-encryption-key");
        Duration quarter = announcedBefore.dividedBy(4);
        this.freshFor = quarter.compareTo(FRESH_FOR) < 0 ? quarter : FRESH_FOR;
        if (announcedBefore.compareTo(freshFor.plus(pause).plus(READ_FOR)) <= 0) {
            throw new IllegalArgumentException(
                    "twende.auth.keys.announced-before is too short for every house to know a key before it signs");
        }
        if (shownAfter.compareTo(tokenLifetime.plus(freshFor)) <= 0) {
            throw new IllegalArgumentException(
                    "twende.auth.keys.shown-after must exceed twende.auth.access-token.lifetime, and the minute an instance is behind");
        }
        this.check = check;
        this.rotation = new RotationPolicy(lifetime, announcedBefore, shownAfter);
    }

    public KeySealer sealer() {
        return sealer;
    }

    public RotationPolicy rotation() {
        return rotation;
    }

    /** How often it is looked whether a key is due. */
    public Duration check() {
        return check;
    }

    /** How long an instance goes on with the keys it has read: far shorter than a new one is announced. */
    public Duration freshFor() {
        return freshFor;
    }
}
