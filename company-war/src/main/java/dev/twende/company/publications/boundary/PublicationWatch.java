package dev.twende.company.publications.boundary;

import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Looks for abandoned publications and takes them up again. No EJB timer: the work it starts needs threads, see
 * {@code HouseRules}.
 */
@ApplicationScoped
public class PublicationWatch {
    /** Short beside the minutes of silence after which a job is dead; a round is one small query. */
    private static final Duration PACE = Duration.ofSeconds(20);

    private PublicationJob job;
    private Rounds rounds;

    protected PublicationWatch() {} // for the CDI proxy

    @Inject
    public PublicationWatch(PublicationJob job, Rounds rounds) {
        this.job = job;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(PACE, "abandoned publications", job::resume);
    }
}
