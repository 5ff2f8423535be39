package dev.twende.auth.users.boundary;

import dev.twende.kit.problem.Problem;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Registers the first SUPER_ADMIN at start, as named in the configuration. */
@Singleton
@Startup
@DependsOn("Migrations")
public class FirstAdministrator {
    @Inject
    Users users;

    @Inject
    @ConfigProperty(name = "twende.auth.bootstrap.email")
    Optional<String> email;

    @Inject
    @ConfigProperty(name = "twende.auth.bootstrap.password")
    Optional<String> password;

    @PostConstruct
    void register() {
        if (email.isEmpty()) {
            return;
        }
        try {
            users.registerFirstAdministrator(email.get(), password.orElseThrow());
        } catch (Problem refused) {
            throw new IllegalStateException(
                    "twende.auth.bootstrap.*: " + refused.detail() + refused.fieldErrors(), refused);
        }
    }
}
