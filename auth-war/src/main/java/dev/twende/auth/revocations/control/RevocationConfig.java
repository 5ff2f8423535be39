package dev.twende.auth.revocations.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long a revocation matters. */
@ApplicationScoped
public class RevocationConfig {
    /** Twice what two clocks may be apart, since houses believe tokens that are a little from the future. */
    private static final Duration SKEW = Duration.ofMinutes(2);

    private Duration relevance;

    protected RevocationConfig() {} // for the CDI proxy

    @Inject
    public RevocationConfig(@ConfigProperty(name = "twende.auth.access-token.lifetime") Duration accessTokenLifetime) {
        this.relevance = accessTokenLifetime.plus(SKEW);
    }

    /** After this time the last token issued before has lapsed by itself. */
    public Duration relevance() {
        return relevance;
    }
}
