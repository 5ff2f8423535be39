package dev.twende.ticketing.bookings.boundary;

import dev.twende.ticketing.bookings.control.BookingConfig;
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

/** Looks for ended holds, so that others learn of them. Several instances share the work; no seat waits for it. */
@ApplicationScoped
public class HoldSweeper {
    private static final Logger LOG = System.getLogger(HoldSweeper.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Bookings bookings;
    private BookingConfig config;
    private ScheduledFuture<?> rounds;

    protected HoldSweeper() {} // for the CDI proxy

    @Inject
    public HoldSweeper(Bookings bookings, BookingConfig config) {
        this.bookings = bookings;
        this.config = config;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        long pace = config.sweepPace().toMillis();
        rounds = scheduler.scheduleWithFixedDelay(this::sweep, pace, pace, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(true);
        }
    }

    /** Never throws: a scheduled task that does is not run again. */
    private void sweep() {
        try {
            while (bookings.expireLapsed() == config.sweepBatch()) {
                LOG.log(Level.DEBUG, "more holds have ended");
            }
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "ended holds could not be swept; the next round tries again", e);
        }
    }
}
