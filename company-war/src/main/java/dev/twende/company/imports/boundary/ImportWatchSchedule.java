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

/** Looks for imports whose server has died now and then. No EJB timer: an EJB's transaction does not reach CDI beans, see HouseRules. */
@ApplicationScoped
public class ImportWatchSchedule {
    private static final Logger LOG = System.getLogger(ImportWatchSchedule.class.getName());
    private static final int PERIOD_SECONDS = 20;

    @Resource
    private ManagedScheduledExecutorService executor;

    private Imports imports;
    private ScheduledFuture<?> future;

    protected ImportWatchSchedule() {} // for the CDI proxy

    @Inject
    public ImportWatchSchedule(Imports imports) {
        this.imports = imports;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        future = executor.scheduleWithFixedDelay(this::failAbandoned, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void failAbandoned() {
        try {
            imports.failAbandoned();
        } catch (RuntimeException e) {
            // the next round may do better; an exception would end all rounds
            LOG.log(Level.WARNING, "Abandoned imports could not be looked for", e);
        }
    }

    @PreDestroy
    void stop() {
        if (future != null) {
            future.cancel(true);
        }
    }
}
