package dev.twende.ticketing.conflicts.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Failures;
import dev.twende.kit.time.Rounds;
import dev.twende.ticketing.conflicts.boundary.Conflicts.Rule;
import dev.twende.ticketing.conflicts.control.ConflictConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;

/** Resolves conflicts by their companies' rules: each way out is tried in a transaction of its own, until one is. */
@ApplicationScoped
public class ConflictRounds {
    private Conflicts conflicts;
    private ConflictConfig config;
    private Rounds rounds;

    protected ConflictRounds() {} // for the CDI proxy

    @Inject
    public ConflictRounds(Conflicts conflicts, ConflictConfig config, Rounds rounds) {
        this.conflicts = conflicts;
        this.config = config;
        this.rounds = rounds;
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object begin) {
        rounds.every(config.pace(), "conflicts by rule", this::resolveDue);
    }

    private void resolveDue() {
        conflicts.due(config.batch()).forEach(this::resolve);
    }

    private void resolve(UUID conflictId) {
        String failure = "the company's rule names no way out";
        for (int step = 0; ; step++) {
            try {
                if (conflicts.tryRule(conflictId, step) == Rule.RESOLVED) {
                    return;
                }
                conflicts.leaveToPeople(conflictId, failure);
                return;
            } catch (RuntimeException refused) {
                Problem problem = Failures.toProblem(refused);
                if (problem.type().kind() == ProblemType.Kind.DEPENDENCY) {
                    throw refused; // the next round tries again
                }
                failure = problem.type().code() + ": " + problem.detail();
            }
        }
    }
}
