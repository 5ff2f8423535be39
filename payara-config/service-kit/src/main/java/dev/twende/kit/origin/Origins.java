package dev.twende.kit.origin;

import dev.twende.kit.limits.ClientAddress;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Tells the origin of what is being done, once for each call however often it is asked. */
@ApplicationScoped
public class Origins {
    private static final String ATTRIBUTE = Origin.class.getName();

    private Caller caller;
    private ClientAddress address;

    protected Origins() {} // for the CDI proxy

    @Inject
    public Origins(Caller caller, ClientAddress address) {
        this.caller = caller;
        this.address = address;
    }

    /** The origin of the call this thread is answering, or {@link Origin#HOUSE}. */
    public Origin current() {
        return CurrentCall.get().map(this::of).orElse(Origin.HOUSE);
    }

    private Origin of(HttpServletRequest call) {
        if (call.getAttribute(ATTRIBUTE) instanceof Origin known) {
            return known;
        }
        Optional<String> actor = caller.isGuest() ? Optional.empty() : Optional.of(caller.subject());
        Origin origin = new Origin(actor, caller.deviceId().map(Object::toString), Optional.of(address.text()));
        call.setAttribute(ATTRIBUTE, origin);
        return origin;
    }
}
