package dev.twende.company.imports.boundary;

import dev.twende.kit.time.Rounds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;

/**
 * Tells how far the imports of this instance are, and looks for those whose server has died, on every instance: failing one twice
 * changes nothing.
 */
@ApplicationScoped
public class ImportWatch {
    /** Short beside the minutes of silence after which a job is dead; a round is one small query. */
    private static final Duration PACE = Duration.ofSeconds(20);
    /** As often as somebody who waits would look. */
    private static final Duration PROGRESS_PACE = Duration.ofSeconds(1);

    private Imports imports;
    private ImportJob job;
    private Rounds rounds;

    protected ImportWatch() {} // for the CDI proxy

    @Inject
    public ImportWatch(Imports imports, ImportJob job, Rounds rounds) {
        this.imports = imports;
        this.job = job;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        rounds.every(PACE, "abandoned imports", imports::failAbandoned);
        rounds.every(PROGRESS_PACE, "the progress of imports", job::tellProgress);
    }
}
