package dev.twende.auth.keys.boundary;

import dev.twende.auth.keys.control.KeyConfig;
import dev.twende.auth.keys.control.KeyRing;
import dev.twende.auth.keys.control.RotationPolicy;
import dev.twende.auth.keys.control.SigningKeyStore;
import dev.twende.auth.keys.entity.SigningKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Signs tokens, shows the keys to verify them with, and renews the keys in time. */
@ApplicationScoped
@Transactional
public class SigningKeys {
    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());

    private SigningKeyStore store;
    private KeyRing ring;
    private RotationPolicy rotation;
    private Clock clock;

    protected SigningKeys() {} // for the CDI proxy

    @Inject
    public SigningKeys(SigningKeyStore store, KeyRing ring, KeyConfig config, Clock clock) {
        this.store = store;
        this.ring = ring;
        this.rotation = config.rotation();
        this.clock = clock;
    }

    /** The claims as a JWT, signed with the key of the hour. */
    public String sign(Map<String, Object> claims) {
        return ring.sign(claims, clock.instant());
    }

    /** The published keys as a JWK set (RFC 7517). */
    public String published() {
        return ring.jwks(clock.instant());
    }

    /** Makes the first key, or the next one when it is due; of several instances that ask at once, one does. */
    public void rotate() {
        store.lock();
        Instant now = clock.instant();
        List<SigningKey> keys = store.all();
        rotation.nextActivation(keys, now).ifPresent(activation -> {
            SigningKey next = ring.make(activation, now);
            rotation.newest(keys).ifPresent(last -> last.retire(rotation.retirement(activation)));
            store.add(next);
            LOG.log(Level.INFO, "signing key {0} made, active from {1}", next.kid(), activation);
        });
        ring.forget();
    }
}
