package dev.twende.auth.secondfactors.control;

import dev.twende.auth.users.entity.Role;
import dev.twende.auth.users.entity.User;
import dev.twende.kit.security.KeySealer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Of whom a second factor is asked, and what hides its secret from the database. */
@ApplicationScoped
public class SecondFactorConfig {
    private static final Logger LOG = System.getLogger(SecondFactorConfig.class.getName());

    private Optional<String> exempt;
    private KeySealer sealer;

    protected SecondFactorConfig() {} // for the CDI proxy

    @Inject
    public SecondFactorConfig(
            @ConfigProperty(name = "twende.auth.second-factor.exempt") Optional<String> exempt,
            @ConfigProperty(name = "twende.auth.key-encryption-key") String encryptionKey) {
        this.exempt = exempt.map(User::canonical);
        this.sealer = new KeySealer(encryptionKey, "twende.auth.key-encryption-key");
        if (exempt.isPresent()) {
            LOG.log(Level.WARNING, "A super admin logs in by password alone: twende.auth.second-factor.exempt is set");
        }
    }

    /** Whether this user must have a second factor. */
    public boolean isRequired(User user) {
        return user.roles().contains(Role.SUPER_ADMIN) && !exempt.equals(Optional.of(user.email()));
    }

    public KeySealer sealer() {
        return sealer;
    }
}
