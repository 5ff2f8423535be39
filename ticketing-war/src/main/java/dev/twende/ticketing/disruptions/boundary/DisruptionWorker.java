package dev.twende.ticketing.disruptions.boundary;

import dev.twende.ticketing.disruptions.control.DisruptionConfig;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Works through disruptions, and chooses for passengers whose time is over. Any number of instances share the work. */
@ApplicationScoped
public class DisruptionWorker {
    private static final Logger LOG = System.getLogger(DisruptionWorker.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Disruptions disruptions;
    private DisruptionConfig config;
    private ScheduledFuture<?> rounds;

    protected DisruptionWorker() {} // for the CDI proxy

    @Inject
    public DisruptionWorker(Disruptions disruptions, DisruptionConfig config) {
        this.disruptions = disruptions;
        this.config = config;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        long pace = config.pace().toMillis();
        rounds = scheduler.scheduleWithFixedDelay(this::work, pace, pace, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(true);
        }
    }

    /** Never throws: a scheduled task that does is not run again. */
    private void work() {
        try {
            while (disruptions.handleSome()) {
                LOG.log(Level.DEBUG, "more passengers are to be told");
            }
            List<UUID> due = disruptions.due();
            due.forEach(this::choose);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "disruptions could not be worked through; the next round goes on", e);
        }
    }

    private void choose(UUID bookingId) {
        try {
            disruptions.choose(bookingId);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "booking " + bookingId + " could not be refunded; it is tried again later", e);
            disruptions.noteFailure(bookingId, e.getClass().getSimpleName());
        }
    }
}
