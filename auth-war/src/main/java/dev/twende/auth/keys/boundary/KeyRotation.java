package dev.twende.auth.keys.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Looks at start whether a signing key is due; {@link KeyRounds} looks from then on. */
@Singleton
@Startup
@DependsOn("Migrations")
public class KeyRotation {
    @Inject
    SigningKeys keys;

    /** Also opens the key at once, so that a wrong key-encryption key stops the deployment and not the first login. */
    @PostConstruct
    void start() {
        keys.rotate();
        keys.published();
    }
}
