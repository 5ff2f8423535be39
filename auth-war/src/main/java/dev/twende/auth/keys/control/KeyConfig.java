package dev.twende.auth.keys.control;

import dev.twende.kit.security.KeySealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The life of signing keys and the key that seals them. */
@ApplicationScoped
public class KeyConfig {
    private KeySealer sealer;
    private RotationPolicy rotation;
    private Duration check;

    protected KeyConfig() {} // for the CDI proxy

    @Inject
    public KeyConfig(
            @ConfigProperty(name = "twende.auth.key-encryption-key") String encryptionKey,
            @ConfigProperty(name = "twende.auth.keys.lifetime") Duration lifetime,
            @ConfigProperty(name = "twende.auth.keys.announced-before") Duration announcedBefore,
            @ConfigProperty(name = "twende.auth.keys.shown-after") Duration shownAfter,
            @ConfigProperty(name = "twende.auth.keys.check") Duration check,
            @ConfigProperty(name = "twende.auth.access-token.lifetime") Duration tokenLifetime) {
        this.sealer = new KeySealer(encryptionKey, "twende.auth.key-encryption-key");
        if (shownAfter.compareTo(tokenLifetime) <= 0) {
            throw new IllegalArgumentException(
                    "twende.auth.keys.shown-after must exceed twende.auth.access-token.lifetime");
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
}
