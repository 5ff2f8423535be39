package dev.twende.auth.keys.boundary;

import dev.twende.auth.keys.control.KeyConfig;
import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Looks again and again whether a signing key is due, on every instance; one of them makes it. */
@ApplicationScoped
public class KeyRounds {
    private Rounds rounds;
    private SigningKeys keys;
    private KeyConfig config;

    protected KeyRounds() {} // for the CDI proxy

    @Inject
    public KeyRounds(Rounds rounds, SigningKeys keys, KeyConfig config) {
        this.rounds = rounds;
        this.keys = keys;
        this.config = config;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.check(), "signing keys", keys::rotate);
    }
}
