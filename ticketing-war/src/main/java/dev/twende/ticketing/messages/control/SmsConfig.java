package dev.twende.ticketing.messages.control;

import dev.twende.kit.time.RetryPauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the SMS gateway answers and how patiently it is asked; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class SmsConfig {
    private static final int MOST_PARALLEL = 64;

    private Optional<URI> baseUrl;
    private String username;
    private String apiKey;
    private Optional<String> senderId;
    private Duration connectTimeout;
    private Duration requestTimeout;
    private Duration pace;
    private int parallel;
    private int attempts;
    private Duration firstPause;
    private Duration longestPause;

    protected SmsConfig() {} // for the CDI proxy

    @Inject
    public SmsConfig(
            @ConfigProperty(name = "twende.ticketing.sms.base-url") Optional<URI> baseUrl,
            @ConfigProperty(name = "twende.ticketing.sms.username") Optional<String> username,
            @ConfigProperty(name = "twende.ticketing.sms.api-key") Optional<String> apiKey,
            @ConfigProperty(name = "twende.ticketing.sms.sender-id") Optional<String> senderId,
            @ConfigProperty(name = "twende.ticketing.sms.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "twende.ticketing.sms.request-timeout") Duration requestTimeout,
            @ConfigProperty(name = "twende.ticketing.sms.pace") Duration pace,
            @ConfigProperty(name = "twende.ticketing.sms.parallel") int parallel,
            @ConfigProperty(name = "twende.ticketing.sms.attempts") int attempts,
            @ConfigProperty(name = "twende.ticketing.sms.first-pause") Duration firstPause,
            @ConfigProperty(name = "twende.ticketing.sms.longest-pause") Duration longestPause) {
        if (baseUrl.isPresent() && (username.isEmpty() || apiKey.isEmpty())) {
            throw new IllegalArgumentException(
                    "twende.ticketing.sms.base-url needs twende.ticketing.sms.username and .api-key");
        }
        if (pace.compareTo(Duration.ofMillis(100)) < 0
                || parallel < 1
                || parallel > MOST_PARALLEL
                || attempts < 1
                || firstPause.isNegative()
                || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException("twende.ticketing.sms.* must be: pace >= PT0.1S, parallel 1 to "
                    + MOST_PARALLEL + ", attempts >= 1, 0 <= first-pause <= longest-pause");
        }
        this.baseUrl = baseUrl;
        this.username = username.orElse("");
        this.apiKey = apiKey.orElse("");
        this.senderId = senderId;
        this.connectTimeout = connectTimeout;
        this.requestTimeout = requestTimeout;
        this.pace = pace;
        this.parallel = parallel;
        this.attempts = attempts;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
    }

    /** Empty when there is no gateway: then messages wait. */
    public Optional<URI> baseUrl() {
        return baseUrl;
    }

    public String username() {
        return username;
    }

    public String apiKey() {
        return apiKey;
    }

    public Optional<String> senderId() {
        return senderId;
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }

    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** How often messages that are due are looked for. */
    public Duration pace() {
        return pace;
    }

    /** How many messages are on their way at once. */
    public int parallel() {
        return parallel;
    }

    /** After how many attempts a message is given up. */
    public int attempts() {
        return attempts;
    }

    /** How long a taken message is nobody else's: longer than an attempt can last. */
    public Duration lease() {
        return connectTimeout.plus(requestTimeout).multipliedBy(2);
    }

    /** How long to wait after an attempt that failed: twice as long each time, up to a limit. */
    public Duration pauseAfter(int attempt) {
        return RetryPauses.after(attempt, 2, firstPause, longestPause);
    }
}
