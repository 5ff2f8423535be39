package dev.twende.ticketing.disruptions.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.disruptions.control.DisruptionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.UUID;

/** Works through disruptions, and chooses for passengers whose time is over. Any number of instances share the work. */
@ApplicationScoped
public class DisruptionWorker {
    private static final Logger LOG = System.getLogger(DisruptionWorker.class.getName());

    private Disruptions disruptions;
    private DisruptionConfig config;
    private Rounds rounds;

    protected DisruptionWorker() {} // for the CDI proxy

    @Inject
    public DisruptionWorker(Disruptions disruptions, DisruptionConfig config, Rounds rounds) {
        this.disruptions = disruptions;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.pace(), "disruptions", this::work);
    }

    private void work() {
        while (disruptions.handleSome()) {
            LOG.log(Level.DEBUG, "more passengers are to be told");
        }
        List<UUID> due = disruptions.due();
        due.forEach(this::choose);
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
