package dev.twende.payment.paybills.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Currency;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the provider tells of Pay Bill payments, and how patiently they are looked for on its statement. */
@ApplicationScoped
public class PaybillConfig {
    /** A payment can be reversed for a week; the rest is for the asking. */
    private static final Duration LATEST_RETURN = Duration.ofDays(6);

    private String secret;
    private String shortCode;
    private String currency;
    private Duration pace;
    private Duration lookEvery;
    private Duration giveUpAfter;
    private Optional<Duration> returnAfter;

    protected PaybillConfig() {} // for the CDI proxy

    @Inject
    public PaybillConfig(
            @ConfigProperty(name = "twende.payment.paybill.secret") String secret,
            @ConfigProperty(name = "twende.payment.mpesa.short-code") String shortCode,
            @ConfigProperty(name = "twende.payment.paybill.currency") String currency,
            @ConfigProperty(name = "twende.payment.paybill.pace") Duration pace,
            @ConfigProperty(name = "twende.payment.paybill.look-every") Duration lookEvery,
            @ConfigProperty(name = "twende.payment.paybill.give-up-after") Duration giveUpAfter,
            @ConfigProperty(name = "twende.payment.paybill.return-after") Optional<Duration> returnAfter) {
        if (!secret.matches("[0-9a-f]{32,64}")) {
            throw new IllegalArgumentException("twende.payment.paybill.secret must be 32 to 64 hex digits");
        }
        if (pace.compareTo(Duration.ofMillis(100)) < 0 || giveUpAfter.compareTo(Duration.ofHours(47)) > 0) {
            throw new IllegalArgumentException(
                    "twende.payment.paybill.* must be: pace >= PT0.1S, give-up-after <= PT47H");
        }
        if (returnAfter.filter(time -> time.compareTo(LATEST_RETURN) > 0).isPresent()) {
            throw new IllegalArgumentException("twende.payment.paybill.return-after must be at most " + LATEST_RETURN);
        }
        this.secret = secret;
        this.shortCode = shortCode;
        this.currency = Currency.getInstance(currency).getCurrencyCode();
        this.pace = pace;
        this.lookEvery = lookEvery;
        this.giveUpAfter = giveUpAfter;
        this.returnAfter = returnAfter;
    }

    /** The unguessable part of the addresses that are registered with the provider. */
    public String secret() {
        return secret;
    }

    public String shortCode() {
        return shortCode;
    }

    /** Of the account behind the Pay Bill number. */
    public String currency() {
        return currency;
    }

    /** How often what was heard is looked through. */
    public Duration pace() {
        return pace;
    }

    /** Between two looks at the statement for the same payment. */
    public Duration lookEvery() {
        return lookEvery;
    }

    /** How long the statement may take to show it; the provider keeps 48 hours. */
    public Duration giveUpAfter() {
        return giveUpAfter;
    }

    /** How long a person may look for the booking of money that fits nothing, before it goes back by itself; empty for ever. */
    public Optional<Duration> returnAfter() {
        return returnAfter;
    }
}
