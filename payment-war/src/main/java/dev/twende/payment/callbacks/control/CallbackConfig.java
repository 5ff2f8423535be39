package dev.twende.payment.callbacks.control;

import dev.twende.kit.limits.AddressRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Who may call back, and how much of what arrives at the callback addresses is kept. */
@ApplicationScoped
public class CallbackConfig {
    private int straysPerHour;
    private List<AddressRange> sources;
    private List<AddressRange> trustedProxies;

    protected CallbackConfig() {} // for the CDI proxy

    @Inject
    public CallbackConfig(
            @ConfigProperty(name = "twende.payment.callbacks.strays-per-hour") int straysPerHour,
            @ConfigProperty(name = "twende.payment.callbacks.sources") Optional<String> sources,
            @ConfigProperty(name = "twende.payment.callbacks.trusted-proxies") Optional<String> trustedProxies,
            @ConfigProperty(name = "twende.trusted-proxies") Optional<String> everybodysProxies) {
        this.straysPerHour = straysPerHour;
        this.sources = AddressRange.list(sources.orElse(""));
        this.trustedProxies =
                AddressRange.list(trustedProxies.or(() -> everybodysProxies).orElse(""));
    }

    /** How many callbacks to addresses that nobody was given are kept in an hour. */
    public int straysPerHour() {
        return straysPerHour;
    }

    /** The providers' addresses; empty when anyone may call back. */
    public List<AddressRange> sources() {
        return sources;
    }

    /** The proxies whose word about where a message came from counts. */
    public List<AddressRange> trustedProxies() {
        return trustedProxies;
    }
}
