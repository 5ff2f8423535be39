package dev.twende.auth.keys.boundary;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Looks at start and then every hour whether a signing key is due. */
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

    @Schedule(hour = "*", minute = "7", persistent = false)
    void everyHour() {
        keys.rotate();
    }
}
