package dev.twende.ticketing.boardings.boundary;

import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.boardings.control.NoShowConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Looks for stops that a bus has left without passengers. Several instances share the work. */
@ApplicationScoped
public class NoShowWorker {
    private static final Logger LOG = System.getLogger(NoShowWorker.class.getName());

    private NoShows noShows;
    private NoShowConfig config;
    private Rounds rounds;

    protected NoShowWorker() {} // for the CDI proxy

    @Inject
    public NoShowWorker(NoShows noShows, NoShowConfig config, Rounds rounds) {
        this.noShows = noShows;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(config.pace(), "passengers who did not come", this::round);
    }

    private void round() {
        while (noShows.noteSome()) {
            LOG.log(Level.DEBUG, "more stops were left");
        }
    }
}
