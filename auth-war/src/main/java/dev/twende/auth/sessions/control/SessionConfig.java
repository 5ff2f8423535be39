package dev.twende.auth.sessions.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long sessions and tokens live, and in whose name tokens are issued: the issuer and audience that every house verifies. */
@ApplicationScoped
public class SessionConfig {
    private String issuer;
    private List<String> audiences;
    private Duration accessTokenLifetime;
    private Duration idleTimeout;
    private Duration maxAge;
    private Duration retryGrace;

    protected SessionConfig() {} // for the CDI proxy

    @Inject
    public SessionConfig(
            @ConfigProperty(name = "mp.jwt.verify.issuer") String issuer,
            @ConfigProperty(name = "mp.jwt.verify.audiences") List<String> audiences,
            @ConfigProperty(name = "twende.auth.access-token.lifetime") Duration accessTokenLifetime,
            @ConfigProperty(name = "twende.auth.session.idle-timeout") Duration idleTimeout,
            @ConfigProperty(name = "twende.auth.session.max-age") Duration maxAge,
            @ConfigProperty(name = "twende.auth.session.retry-grace") Duration retryGrace) {
        if (accessTokenLifetime.compareTo(idleTimeout) >= 0 || idleTimeout.compareTo(maxAge) > 0) {
            throw new IllegalArgumentException(
                    "twende.auth: access-token.lifetime < session.idle-timeout <= session.max-age");
        }
        this.issuer = issuer;
        this.audiences = List.copyOf(audiences);
        this.accessTokenLifetime = accessTokenLifetime;
        this.idleTimeout = idleTimeout;
        this.maxAge = maxAge;
        this.retryGrace = retryGrace;
    }

    public String issuer() {
        return issuer;
    }

    public List<String> audiences() {
        return audiences;
    }

    public Duration accessTokenLifetime() {
        return accessTokenLifetime;
    }

    public Duration idleTimeout() {
        return idleTimeout;
    }

    public Duration maxAge() {
        return maxAge;
    }

    public Duration retryGrace() {
        return retryGrace;
    }
}
