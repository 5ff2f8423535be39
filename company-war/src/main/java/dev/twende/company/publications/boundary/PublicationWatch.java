package dev.twende.company.publications.boundary;

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

/**
 * Looks for abandoned publications and takes them up again. No EJB timer: the work it starts needs threads, see
 * {@code HouseRules}.
 */
@ApplicationScoped
public class PublicationWatch {
    private static final Logger LOG = System.getLogger(PublicationWatch.class.getName());
    /** Short beside the minutes of silence after which a job is dead; a round is one small query. */
    private static final int PACE_SECONDS = 20;

    @Resource
    ManagedScheduledExecutorService scheduler;

    private PublicationJob job;
    private ScheduledFuture<?> rounds;

    protected PublicationWatch() {} // for the CDI proxy

    @Inject
    public PublicationWatch(PublicationJob job) {
        this.job = job;
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
            job.resume();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Abandoned publications could not be looked for; the next round tries again", e);
        }
    }
}
