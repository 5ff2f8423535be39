package dev.twende.payment.providers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who we are to M-Pesa, where it answers and how long we wait. */
@ApplicationScoped
public class MpesaConfig {
    private URI baseUrl;
    private String consumerKey;
    private String consumerSecret;
    private String shortCode;
    private String passkey;
    private URI callbackBaseUrl;
    private Duration connectTimeout;
    private Duration requestTimeout;

    protected MpesaConfig() {} // for the CDI proxy

    @Inject
    public MpesaConfig(
            @ConfigProperty(name = "twende.payment.mpesa.base-url") URI baseUrl,
            @ConfigProperty(name = "twende.payment.mpesa.consumer-key") String consumerKey,
            @ConfigProperty(name = "twende.payment.mpesa.consumer-secret") String consumerSecret,
            @ConfigProperty(name = "twende.payment.mpesa.short-code") String shortCode,
            @ConfigProperty(name = "twende.payment.mpesa.passkey") String passkey,
            @ConfigProperty(name = "twende.payment.mpesa.callback-base-url") URI callbackBaseUrl,
            @ConfigProperty(name = "twende.payment.mpesa.connect-timeout") Duration connectTimeout,
            @ConfigProperty(name = "twende.payment.mpesa.request-timeout") Duration requestTimeout) {
        if (!shortCode.matches("\\d{5,7}")) {
            throw new IllegalArgumentException("twende.payment.mpesa.short-code must be 5 to 7 digits");
        }
        this.baseUrl = baseUrl;
        this.consumerKey = consumerKey;
        this.consumerSecret = consumerSecret;
        this.shortCode = shortCode;
        this.passkey = passkey;
        this.callbackBaseUrl = callbackBaseUrl;
        this.connectTimeout = connectTimeout;
        this.requestTimeout = requestTimeout;
    }

    public URI baseUrl() {
        return baseUrl;
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

    public Duration connectTimeout() {
        return connectTimeout;
    }

    public Duration requestTimeout() {
        return requestTimeout;
    }
}
