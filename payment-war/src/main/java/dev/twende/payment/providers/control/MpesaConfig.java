package dev.twende.payment.providers.control;

import dev.twende.payment.providers.entity.CollectionLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who we are to M-Pesa, where it answers and how long we wait. */
@ApplicationScoped
public class MpesaConfig {
    private String consumerKey;
    private String consumerSecret;
    private String shortCode;
    private String passkey;
    private URI callbackBaseUrl;
    private Optional<MpesaInitiator> initiator;
    private Optional<String> nominatedNumber;
    private CollectionLimits limits;
    private ProviderConnection.Settings connection;

    protected MpesaConfig() {} // for the CDI proxy

    @Inject
    public MpesaConfig(
            @ConfigProperty(name = "twende.payment.mpesa.base-url") URI baseUrl,
            @ConfigProperty(name = "twende.payment.mpesa.consumer-key") String consumerKey,
            @ConfigProperty(name = "twende.payment.mpesa.consumer-secret") String consumerSecret,
            @ConfigProperty(name = "twende.payment.mpesa.short-code") String shortCode,
            @ConfigProperty(name = "twende.payment.mpesa.passkey") String passkey,
            @ConfigProperty(name = "twende.payment.mpesa.callback-base-url") URI callbackBaseUrl,
            @ConfigProperty(name = "twende.payment.mpesa.initiator") Optional<String> initiator,
            @ConfigProperty(name = "twende.payment.mpesa.initiator-password") Optional<String> initiatorPassword,
            @ConfigProperty(name = "twende.payment.mpesa.certificate-file") Optional<String> certificateFile,
            @ConfigProperty(name = "twende.payment.mpesa.nominated-number") Optional<String> nominatedNumber,
            @ConfigProperty(name = "twende.payment.mpesa.currencies") List<String> currencies,
            @ConfigProperty(name = "twende.payment.mpesa.amount-max") long amountMax,
            @ConfigProperty(name = "twende.payment.mpesa.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "twende.payment.mpesa.request-timeout") Duration requestTimeout,
            @ConfigProperty(name = "twende.payment.mpesa.parallel") int parallel,
            @ConfigProperty(name = "twende.payment.mpesa.breaker-pause") Duration breakerPause,
            @ConfigProperty(name = "twende.payment.mpesa.trust-store") Optional<String> trustStore,
            @ConfigProperty(name = "twende.payment.mpesa.trust-store-password") Optional<String> trustStorePassword) {
        if (!shortCode.matches("\\d{5,7}")) {
            throw new IllegalArgumentException("twende.payment.mpesa.short-code must be 5 to 7 digits");
        }
        if (parallel < 1) {
            throw new IllegalArgumentException("twende.payment.mpesa.parallel must be 1 or more");
        }
        boolean any = initiator.isPresent() || initiatorPassword.isPresent() || certificateFile.isPresent();
        boolean all = initiator.isPresent() && initiatorPassword.isPresent() && certificateFile.isPresent();
        if (any && !all) {
            throw new IllegalArgumentException(
                    "twende.payment.mpesa.initiator, .initiator-password and .certificate-file" + " belong together");
        }
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
        this.shortCode = shortCode;
        this.passkey = passkey;
        this.callbackBaseUrl = callbackBaseUrl;
        this.initiator = all
                ? Optional.of(
                        new MpesaInitiator(initiator.get(), initiatorPassword.get(), Path.of(certificateFile.get())))
                : Optional.empty();
        this.nominatedNumber = nominatedNumber;
        this.limits = new CollectionLimits(List.copyOf(currencies), amountMax);
        this.connection = new ProviderConnection.Settings(
                baseUrl,
                connectTimeout,
                requestTimeout,
                parallel,
                breakerPause,
                trustStore.map(Path::of),
                trustStorePassword);
    }

    public String consumerKey() {
        return consumerKey;
    }

    public String consumerSecret() {
        return consumerSecret;
    }

    public String shortCode() {
        return shortCode;
    }

    public String passkey() {
        return passkey;
    }

    public URI callbackBaseUrl() {
        return callbackBaseUrl;
    }

    /** Who moves money out; without one, refunds are made by hand. */
    public Optional<MpesaInitiator> initiator() {
        return initiator;
    }

    /** The Safaricom number that the statement is registered with; without one there is no statement. */
    public Optional<String> nominatedNumber() {
        return nominatedNumber;
    }

    public CollectionLimits limits() {
        return limits;
    }

    /** How long we wait for an answer. */
    public Duration patience() {
        return connection.requestTimeout();
    }

    ProviderConnection.Settings connection() {
        return connection;
    }
}
