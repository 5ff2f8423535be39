package dev.twende.ticketing.namechanges.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.namechanges.control.NameChangeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Ends changes of names whose fee is waited for no more, and forgets who was to ride. Several instances share the work. */
@ApplicationScoped
public class NameChangeSweeper {
    private NameChanges changes;
    private NameChangeConfig config;
    private Rounds rounds;

    protected NameChangeSweeper() {} // for the CDI proxy

    @Inject
    public NameChangeSweeper(NameChanges changes, NameChangeConfig config, Rounds rounds) {
        this.changes = changes;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(
                config.sweepPace(),
                "changes of names that wait no longer",
                () -> changes.lapsed().forEach(changes::endLapsed));
    }
}
