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
import java.util.Arrays;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Tells how far the imports of this instance are, and looks for those whose server has died, on every instance: failing one twice
 * changes nothing.
 */
@ApplicationScoped
public class ImportWatch {
    private static final Logger LOG = System.getLogger(ImportWatch.class.getName());
    /** Short beside the minutes of silence after which a job is dead; a round is one small query. */
    private static final int PACE_SECONDS = 20;
    /** As often as somebody who waits would look. */
    private static final int PROGRESS_SECONDS = 1;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Imports imports;
    private ImportJob job;
    private ScheduledFuture<?> rounds;
    private ScheduledFuture<?> tales;

    protected ImportWatch() {} // for the CDI proxy

    @Inject
    public ImportWatch(Imports imports, ImportJob job) {
        this.imports = imports;
        this.job = job;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds = scheduler.scheduleWithFixedDelay(this::failAbandoned, PACE_SECONDS, PACE_SECONDS, TimeUnit.SECONDS);
        tales = scheduler.scheduleWithFixedDelay(
                this::tellProgress, PROGRESS_SECONDS, PROGRESS_SECONDS, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        for (ScheduledFuture<?> each : Arrays.asList(rounds, tales)) {
            if (each != null) {
                each.cancel(true);
            }
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

    /** Never throws, for the same reason. */
    private void tellProgress() {
        try {
            job.tellProgress();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The progress of an import could not be told; the next round does", e);
        }
    }
}
