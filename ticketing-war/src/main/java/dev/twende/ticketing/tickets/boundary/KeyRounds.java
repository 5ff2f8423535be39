package dev.twende.ticketing.tickets.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.tickets.control.TicketConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks soon after the start and then again and again whether a ticket key is due. */
@ApplicationScoped
public class KeyRounds {
    private TicketKeys keys;
    private TicketConfig config;
    private Rounds rounds;

    protected KeyRounds() {} // for the CDI proxy

    @Inject
    public KeyRounds(TicketKeys keys, TicketConfig config, Rounds rounds) {
        this.keys = keys;
        this.config = config;
        this.rounds = rounds;
    }

    /** The config is made here, so that a key-encryption key that is none stops the deployment. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(Duration.ofSeconds(1), config.rotationPace(), "ticket keys", this::round);
    }

    /** Also opens the key at once, so that the log tells of a wrong key-encryption key before the first ticket does. */
    private void round() {
        keys.rotate();
        keys.published();
    }
}
