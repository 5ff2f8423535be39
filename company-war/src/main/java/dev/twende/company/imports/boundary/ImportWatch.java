package dev.twende.company.imports.boundary;

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

/** Looks for imports whose server has died, on every instance: failing one twice changes nothing. */
@ApplicationScoped
public class ImportWatch {
    private static final Logger LOG = System.getLogger(ImportWatch.class.getName());
    /** Short beside the minutes of silence after which a job is dead; a round is one small query. */
    private static final int PACE_SECONDS = 20;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Imports imports;
    private ScheduledFuture<?> rounds;

    protected ImportWatch() {} // for the CDI proxy

    @Inject
    public ImportWatch(Imports imports) {
        this.imports = imports;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds = scheduler.scheduleWithFixedDelay(this::failAbandoned, PACE_SECONDS, PACE_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(true);
        }
    }

    /** Never throws: a scheduled task that does is not run again. */
    private void failAbandoned() {
        try {
            imports.failAbandoned();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Abandoned imports could not be looked for; the next round tries again", e);
        }
    }
}
