package dev.twende.kit.time;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.Dependent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * What a bean does again and again by itself, for as long as the bean lives.
 *
 * <p>The bean is {@code @ApplicationScoped}, has this injected, and starts when it observes
 * {@code @Initialized(ApplicationScoped.class)}. It is no EJB timer: inside an EJB without a transaction the server leaves the
 * database connection out of the transactions that CDI beans begin.
 *
 * <p>Every instance of a house does its rounds; a round must bear that another instance does the same at the same time.
 */
@Dependent
public class Rounds {
    private static final Logger LOG = System.getLogger(Rounds.class.getName());

    @Resource
    ManagedScheduledExecutorService scheduler;

    private final List<ScheduledFuture<?>> running = new ArrayList<>();

    /**
     * Begins rounds, the first one pause from now.
     *
     * @param pause between the end of a round and the beginning of the next
     * @param purpose what the rounds are about, for the log: "ended holds"
     * @param round may throw: it is logged, and the next round tries again
     */
    public void every(Duration pause, String purpose, Round round) {
        every(pause, pause, purpose, round);
    }

    /** As {@link #every(Duration, String, Round)}, with another wait before the first round. */
    public void every(Duration first, Duration pause, String purpose, Round round) {
        running.add(scheduler.scheduleWithFixedDelay(
                () -> go(purpose, round), first.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** A scheduled task that throws is not run again, so this never does. */
    private static void go(String purpose, Round round) {
        try {
            round.go();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, purpose + ": a round failed, the next one tries again", e);
        }
    }

    @PreDestroy
    void stop() {
        running.forEach(each -> each.cancel(true));
    }

    /** One round. */
    @FunctionalInterface
    public interface Round {
        void go() throws InterruptedException;
    }
}
