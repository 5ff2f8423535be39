package dev.twende.ticketing.waitinglists.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.waitinglists.control.WaitingListConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/** Looks after the lines. Several instances share the work: each takes lists that no other has taken. */
@ApplicationScoped
public class WaitingListRounds {
    private WaitingLists lists;
    private WaitingListConfig config;
    private Rounds rounds;

    protected WaitingListRounds() {} // for the CDI proxy

    @Inject
    public WaitingListRounds(WaitingLists lists, WaitingListConfig config, Rounds rounds) {
        this.lists = lists;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.pace(), "waiting lists", this::round);
    }

    /**
     * A list that cannot be served was put off before, so that it does not keep the others waiting. Lists may be due again before all of
     * them have been served, so a round has an end of its own.
     */
    private void round() {
        for (int i = 0; i < config.batch() && !Thread.currentThread().isInterrupted(); i++) {
            Optional<UUID> due = lists.takeDue();
            if (due.isEmpty()) {
                return;
            }
            lists.serve(due.get());
        }
    }
}
