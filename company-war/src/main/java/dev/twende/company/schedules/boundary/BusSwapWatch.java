package dev.twende.company.schedules.boundary;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Looks for changes of buses whose answer was lost. No EJB timer: asking ticketing needs no container transaction, see {@code HouseRules}. */
@ApplicationScoped
public class BusSwapWatch {
    private static final Logger LOG = System.getLogger(BusSwapWatch.class.getName());
    /** Short beside the patience after which an answer counts as lost; a round is one small query. */
    private static final int PACE_SECONDS = 5;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private BusSwap swap;
    private ScheduledFuture<?> rounds;

    protected BusSwapWatch() {} // for the CDI proxy

    @Inject
    public BusSwapWatch(BusSwap swap) {
        this.swap = swap;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds = scheduler.scheduleWithFixedDelay(this::resume, PACE_SECONDS, PACE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(true);
        }
    }

    /** Never throws: a scheduled task that does is not run again. */
    private void resume() {
        try {
            swap.resume();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Pending changes of buses could not be looked for; the next round tries again", e);
        }
    }
}
