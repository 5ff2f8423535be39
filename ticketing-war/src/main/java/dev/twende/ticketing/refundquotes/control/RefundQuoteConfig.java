package dev.twende.ticketing.refundquotes.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How long quotes hold; the why stands in {@code META-INF/microprofile-config.properties}. */
@ApplicationScoped
public class RefundQuoteConfig {
    private Duration validity;
    private int openMax;

    protected RefundQuoteConfig() {} // for the CDI proxy

    @Inject
    public RefundQuoteConfig(
            @ConfigProperty(name = "twende.ticketing.refund-quotes.validity") Duration validity,
            @ConfigProperty(name = "twende.ticketing.refund-quotes.open-max") int openMax) {
        if (validity.isNegative() || validity.isZero() || openMax < 1) {
            throw new IllegalArgumentException("twende.ticketing.refund-quotes.* must be: validity > 0, open-max >= 1");
        }
        this.validity = validity;
        this.openMax = openMax;
    }

    /** How long a quote may be accepted at most. */
    public Duration validity() {
        return validity;
    }

    /** How many quotes of one booking may be open at once. */
    public int openMax() {
        return openMax;
    }
}
