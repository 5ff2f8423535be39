package dev.twende.payment.fiscalreceipts.control;

import dev.twende.kit.time.RetryPauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the fiscal device answers, and how patiently it is told. */
@ApplicationScoped
public class FiscalConfig {
    private Optional<URI> baseUrl;
    private String currency;
    private Duration pace;
    private int parallel;
    private Duration connectTimeout;
    private Duration requestTimeout;
    private Duration firstPause;
    private Duration longestPause;
    private Duration giveUpAfter;

    protected FiscalConfig() {} // for the CDI proxy

    @Inject
    public FiscalConfig(
            @ConfigProperty(name = "twende.payment.fiscal.base-url") Optional<URI> baseUrl,
            @ConfigProperty(name = "twende.payment.fiscal.currency") String currency,
            @ConfigProperty(name = "twende.payment.fiscal.pace") Duration pace,
            @ConfigProperty(name = "twende.payment.fiscal.parallel") int parallel,
            @ConfigProperty(name = "twende.payment.fiscal.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "twende.payment.fiscal.request-timeout") Duration requestTimeout,
            @ConfigProperty(name = "twende.payment.fiscal.first-pause") Duration firstPause,
            @ConfigProperty(name = "twende.payment.fiscal.longest-pause") Duration longestPause,
            @ConfigProperty(name = "twende.payment.fiscal.give-up-after") Duration giveUpAfter) {
        if (pace.compareTo(Duration.ofMillis(100)) < 0
                || parallel < 1
                || firstPause.compareTo(requestTimeout) < 0
                || longestPause.compareTo(firstPause) < 0
                || giveUpAfter.compareTo(longestPause) < 0) {
            throw new IllegalArgumentException("twende.payment.fiscal.* must be: pace >= PT0.1S, parallel >= 1,"
                    + " request-timeout <= first-pause <= longest-pause <= give-up-after");
        }
        this.baseUrl = baseUrl;
        this.currency = Currency.getInstance(currency).getCurrencyCode();
        this.pace = pace;
        this.parallel = parallel;
        this.connectTimeout = connectTimeout;
        this.requestTimeout = requestTimeout;
        this.firstPause = firstPause;
        this.longestPause = longestPause;
        this.giveUpAfter = giveUpAfter;
    }

    /** Whether there is a device at all. */
    public boolean isSetUp() {
        return baseUrl.isPresent();
    }

    /** @throws java.util.NoSuchElementException when there is none */
    public URI baseUrl() {
        return baseUrl.orElseThrow();
    }

    /** The only one that the authority takes invoices in. */
    public String currency() {
        return currency;
    }

    /** How often receipts are looked through. */
    public Duration pace() {
        return pace;
    }

    /** How many companies' receipts may be out. */
    public int parallel() {
        return parallel;
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }

    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** How long until the next attempt, never shorter than an attempt may take, or two would be out at once. */
    public Duration pauseAfter(int attempts) {
        return RetryPauses.after(attempts, 3, firstPause, longestPause);
    }

    /** How long the device may be away before a person must look. */
    public Duration giveUpAfter() {
        return giveUpAfter;
    }
}
