package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.bookings.control.BookingConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks for ended holds, so that others learn of them. Several instances share the work; no seat waits for it. */
@ApplicationScoped
public class HoldSweeper {
    private static final Logger LOG = System.getLogger(HoldSweeper.class.getName());

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
        while (bookings.expireLapsed() == config.sweepBatch()) {
            LOG.log(Level.DEBUG, "more holds have ended");
        }
    }
}
