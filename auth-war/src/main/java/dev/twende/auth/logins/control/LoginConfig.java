package dev.twende.auth.logins.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How strangers are kept from guessing. */
@ApplicationScoped
public class LoginConfig {
    private ProofOfWork work;
    private Duration networkMemory;
    private boolean notices;

    protected LoginConfig() {} // for the CDI proxy

    @Inject
    public LoginConfig(
            @ConfigProperty(name = "twende.auth.key-encryption-key") String secret,
            @ConfigProperty(name = "twende.auth.logins.proof-work") int work,
            @ConfigProperty(name = "twende.auth.logins.proof-lifetime") Duration lifetime,
            @ConfigProperty(name = "twende.auth.logins.network-memory") Duration networkMemory,
            @ConfigProperty(name = "twende.auth.logins.notices") boolean notices) {
        this.work = new ProofOfWork(Base64.getDecoder().decode(secret), work, lifetime);
        this.networkMemory = networkMemory;
        this.notices = notices;
    }

    /** Makes and checks challenges. */
    public ProofOfWork work() {
        return work;
    }

    /** How long a network stays known without a login from it. */
    public Duration networkMemory() {
        return networkMemory;
    }

    /** Whether users are told of logins from where they never logged in before. */
    public boolean notices() {
        return notices;
    }
}
