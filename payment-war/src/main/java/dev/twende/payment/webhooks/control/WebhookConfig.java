package dev.twende.payment.webhooks.control;

import dev.twende.kit.time.RetryPauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How webhooks are signed, how patiently they are told, and which targets they may have. */
@ApplicationScoped
public class WebhookConfig {
    private static final int KEY_BYTES_MIN = 32;

    private byte[] signingKey;
    private boolean privateTargets;
    private Duration pace;
    private int parallel;
    private Duration connectTimeout;
    private Duration requestTimeout;
    private Duration firstPause;
    private Duration longestPause;

    protected WebhookConfig() {} // for the CDI proxy

    @Inject
    public WebhookConfig(
            @ConfigProperty(name = "twende.payment.webhooks.signing-key") String signingKey,
            @ConfigProperty(name = "twende.payment.webhooks.private-targets") boolean privateTargets,
            @ConfigProperty(name = "twende.payment.webhooks.pace") Duration pace,
            @ConfigProperty(name = "twende.payment.webhooks.parallel") int parallel,
            @ConfigProperty(name = "twende.payment.webhooks.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "twende.payment.webhooks.request-timeout") Duration requestTimeout,
            @ConfigProperty(name = "twende.payment.webhooks.first-pause") Duration firstPause,
            @ConfigProperty(name = "twende.payment.webhooks.longest-pause") Duration longestPause) {
        this.signingKey = Base64.getDecoder().decode(signingKey);
        if (this.signingKey.length < KEY_BYTES_MIN) {
            throw new IllegalArgumentException(
                    "twende.payment.webhooks.signing-key must be 32 bytes or more in Base64");
        }
        if (pace.compareTo(Duration.ofMillis(100)) < 0
                || parallel < 1
                || firstPause.compareTo(requestTimeout) < 0
                || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("twende.payment.webhooks.* must be: pace >= PT0.1S, parallel >= 1,"
                    + " request-timeout <= first-pause <= longest-pause");
        }
        this.privateTargets = privateTargets;
        this.pace = pace;
        this.parallel = parallel;
        this.connectTimeout = connectTimeout;
        this.requestTimeout = requestTimeout;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** The key that all webhooks' secrets are derived from. */
    public byte[] signingKey() {
        return signingKey.clone();
    }

    /** Whether targets in private networks, and without TLS, are allowed: never in production. */
    public boolean privateTargets() {
        return privateTargets;
    }

    /** How often deliveries are looked through. */
    public Duration pace() {
        return pace;
    }

    /** How many deliveries may be out. */
    public int parallel() {
        return parallel;
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }

    /** For the whole of an answer. */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** How long until the next attempt; never shorter than an attempt may take, or two would be out at once. */
    public Duration pauseAfter(int attempts) {
        return RetryPauses.after(attempts, 3, firstPause, longestPause);
    }
}
