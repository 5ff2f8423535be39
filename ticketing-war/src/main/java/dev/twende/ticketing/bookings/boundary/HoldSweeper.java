package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.bookings.control.BookingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.locks.LockSupport;

/** Looks for ended holds, so that others learn of them. Several instances share the work; no seat waits for it. */
@ApplicationScoped
public class HoldSweeper {
    private Bookings bookings;
    private BookingConfig config;
    private Rounds rounds;

    protected HoldSweeper() {} // for the CDI proxy

    @Inject
    public HoldSweeper(Bookings bookings, BookingConfig config, Rounds rounds) {
        this.bookings = bookings;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.sweepPace(), "ended holds", this::sweep);
    }

    private void sweep() {
        long begun = System.nanoTime();
        while (bookings.expireLapsed() == config.sweepBatch()) {
            LockSupport.parkNanos(System.nanoTime() - begun); // half of the time is for the buyers
            begun = System.nanoTime();
        }
    }
}
