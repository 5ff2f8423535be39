package dev.twende.payment.callbacks.boundary;

import dev.twende.payment.callbacks.control.CallbackConfig;
import dev.twende.payment.callbacks.control.SenderPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Lets only providers speak to the addresses that providers are given, where the operator has said who they are. */
@ApplicationScoped
public class Senders {
    private static final Logger LOG = System.getLogger(Senders.class.getName());

    private CallbackConfig config;

    protected Senders() {} // for the CDI proxy

    @Inject
    public Senders(CallbackConfig config) {
        this.config = config;
    }

    public boolean mayTellUs(Sender sender) {
        boolean allowed =
                SenderPolicy.allows(sender.address(), sender.forwardedFor(), config.sources(), config.trustedProxies());
        if (!allowed) {
            LOG.log(Level.WARNING, "A callback from {0} was refused: no provider's address", sender.address());
        }
        return allowed;
    }
}
