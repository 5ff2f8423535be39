package dev.twende.ticketing.waitinglists.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.waitinglists.control.WaitingListConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

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

    /** A list that cannot be served was put off before, so that it does not keep the others waiting. */
    private void round() {
        for (var due = lists.takeDue();
                due.isPresent() && !Thread.currentThread().isInterrupted();
                due = lists.takeDue()) {
            lists.serve(due.get());
        }
    }
}
