package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Has the papers of passengers forgotten in time. */
@ApplicationScoped
public class IdentityKeeper {
    private PassengerIdentities identities;
    private Rounds rounds;
    private Duration pace;

    protected IdentityKeeper() {} // for the CDI proxy

    @Inject
    public IdentityKeeper(
            PassengerIdentities identities,
            Rounds rounds,
            @ConfigProperty(name = "twende.ticketing.identities.pace") Duration pace) {
        this.identities = identities;
        this.rounds = rounds;
        this.pace = pace;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(pace, "papers of passengers to forget", this::forget);
    }

    private void forget() {
        boolean mayHaveMore;
        do {
            mayHaveMore = identities.forget();
        } while (mayHaveMore);
    }
}
