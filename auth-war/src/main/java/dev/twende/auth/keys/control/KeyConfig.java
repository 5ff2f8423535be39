package dev.twende.auth.keys.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The life of signing keys and the key that seals them. */
@ApplicationScoped
public class KeyConfig {
    private static final int AES_256_BYTES = 32;

    private byte[] encryptionKey;
    private RotationPolicy rotation;

    protected KeyConfig() {} // for the CDI proxy

    @Inject
    public KeyConfig(
            @ConfigProperty(name = "twende.auth.key-encryption-key") String encryptionKey,
            @ConfigProperty(name = "twende.auth.keys.lifetime") Duration lifetime,
            @ConfigProperty(name = "twende.auth.keys.announced-before") Duration announcedBefore,
            @ConfigProperty(name = "twende.auth.keys.shown-after") Duration shownAfter,
            @ConfigProperty(name = "twende.auth.access-token.lifetime") Duration tokenLifetime) {
        this.encryptionKey = Base64.getDecoder().decode(encryptionKey);
        if (this.encryptionKey.length != AES_256_BYTES) {
            throw new IllegalArgumentException("twende.auth.key-encryption-key must be 32 bytes in base64");
        }
        if (shownAfter.compareTo(tokenLifetime) <= 0) {
            throw new IllegalArgumentException(
                    "twende.auth.keys.shown-after must exceed twende.auth.access-token.lifetime");
        }
        this.rotation = new RotationPolicy(lifetime, announcedBefore, shownAfter);
    }

    public byte[] encryptionKey() {
        return encryptionKey.clone();
    }

    public RotationPolicy rotation() {
        return rotation;
    }
}
