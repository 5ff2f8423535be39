package dev.twende.company.schedules.boundary;

import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/** Looks for changes of buses whose answer was lost. No EJB timer: asking ticketing needs no container transaction, see {@code HouseRules}. */
@ApplicationScoped
public class BusSwapWatch {
    /** Short beside the patience after which an answer counts as lost; a round is one small query. */
    private static final Duration PACE = Duration.ofSeconds(5);

    private BusSwap swap;
    private Rounds rounds;

    protected BusSwapWatch() {} // for the CDI proxy

    @Inject
    public BusSwapWatch(BusSwap swap, Rounds rounds) {
        this.swap = swap;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(PACE, "pending changes of buses", swap::resume);
    }
}
