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

/** Looks for abandoned publications now and then. No EJB timer: an EJB's transaction does not reach CDI beans, see HouseRules. */
@ApplicationScoped
public class PublicationResumeSchedule {
    private static final Logger LOG = System.getLogger(PublicationResumeSchedule.class.getName());
    private static final int PERIOD_SECONDS = 20;

    @Resource
    private ManagedScheduledExecutorService executor;

    private PublicationJob job;
    private ScheduledFuture<?> future;

    protected PublicationResumeSchedule() {} // for the CDI proxy

    @Inject
    public PublicationResumeSchedule(PublicationJob job) {
        this.job = job;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        future = executor.scheduleWithFixedDelay(this::resume, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    private void resume() {
        try {
            job.resume();
        } catch (RuntimeException e) {
            // the next round may do better; an exception would end all rounds
            LOG.log(Level.WARNING, "Abandoned publications could not be looked for", e);
        }
    }

    @PreDestroy
    void stop() {
        if (future != null) {
            future.cancel(true);
        }
    }
}
