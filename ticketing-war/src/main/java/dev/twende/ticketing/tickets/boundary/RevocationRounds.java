package dev.twende.ticketing.tickets.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.tickets.control.TicketConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps the list of revocations short. */
@ApplicationScoped
public class RevocationRounds {
    private Revocations revocations;
    private TicketConfig config;
    private Rounds rounds;

    protected RevocationRounds() {} // for the CDI proxy

    @Inject
    public RevocationRounds(Revocations revocations, TicketConfig config, Rounds rounds) {
        this.revocations = revocations;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.revocationsPace(), "old revocations", this::round);
    }

    private void round() throws InterruptedException {
        while (revocations.drop()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
