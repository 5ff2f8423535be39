package dev.twende.payment.callbacks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How much of what arrives at the callback addresses is kept. */
@ApplicationScoped
public class CallbackConfig {
    private int straysPerHour;

    protected CallbackConfig() {} // for the CDI proxy

    @Inject
    public CallbackConfig(@ConfigProperty(name = "twende.payment.callbacks.strays-per-hour") int straysPerHour) {
        this.straysPerHour = straysPerHour;
    }

    /** How many callbacks to addresses that nobody was given are kept in an hour. */
    public int straysPerHour() {
        return straysPerHour;
    }
}
