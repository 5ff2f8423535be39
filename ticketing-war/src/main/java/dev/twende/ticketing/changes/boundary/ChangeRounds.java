package dev.twende.ticketing.changes.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.changes.control.ChangeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps the list of changes short. */
@ApplicationScoped
public class ChangeRounds {
    private Changes changes;
    private ChangeConfig config;
    private Rounds rounds;

    protected ChangeRounds() {} // for the CDI proxy

    @Inject
    public ChangeRounds(Changes changes, ChangeConfig config, Rounds rounds) {
        this.changes = changes;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.pace(), "needless marks of changes", this::round);
    }

    private void round() throws InterruptedException {
        while (changes.drop()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }
}
