package dev.twende.company.schedules.boundary;

import dev.twende.company.schedules.control.SeatingAnswer;
import dev.twende.company.schedules.control.SeatingQuestion;
import dev.twende.company.schedules.control.Ticketing;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;

/**
 * Exchanges buses together with ticketing: keep the order, ask, act upon the answer. There is no transaction around it; whatever
 * happens between two steps, the kept order is asked again until it ends.
 */
@ApplicationScoped
public class BusSwap {
    private static final Logger LOG = System.getLogger(BusSwap.class.getName());

    private BusChanges changes;
    private Ticketing ticketing;

    protected BusSwap() {} // for the CDI proxy

    @Inject
    public BusSwap(BusChanges changes, Ticketing ticketing) {
        this.changes = changes;
        this.ticketing = ticketing;
    }

    /** Exchanges the bus, or with {@code dry_run} tells what would become of the passengers. */
    public BusChangeResponse swap(UUID scheduleId, BusSwapRequest request, IdempotencyKey key) {
        if (request.isDryRun()) {
            return changes.preview(scheduleId, request)
                    .map(question -> BusChangeResponse.ofDryRun(
                            scheduleId, request.busId(), ticketing.changeBus(scheduleId, question)))
                    .orElseGet(() -> BusChangeResponse.ofNobody(scheduleId, request.busId(), "DRY_RUN"));
        }
        BusChangeResponse ordered = changes.order(scheduleId, request, key);
        return ordered.changeId() == null ? ordered : settle(ordered);
    }

    /** Asks again for those whose answer was lost. Never throws: one bad change does not stand in the way of the others. */
    public void resume() {
        for (UUID id : changes.abandoned()) {
            try {
                BusChangeResponse now = settle(changes.require(id));
                LOG.log(Level.INFO, "Change of bus {0} was taken up again and is {1}", id, now.status());
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "Change of bus " + id + " was taken up again and has not ended well", e);
            }
        }
    }

    private BusChangeResponse settle(BusChangeResponse ordered) {
        UUID id = ordered.changeId();
        Optional<SeatingQuestion> question = changes.attempt(id);
        if (question.isEmpty()) {
            return changes.require(id);
        }
        SeatingAnswer answer;
        try {
            answer = ticketing.changeBus(ordered.scheduleId(), question.get());
        } catch (Problem problem) {
            if (!isRefusal(problem)) {
                LOG.log(Level.WARNING, "Ticketing gave no answer to change of bus {0}: {1}", id, problem.detail());
                return changes.require(id);
            }
            changes.refuse(id, problem.type());
            throw problem;
        }
        return changes.apply(id).with(answer);
    }

    /** A schedule that ticketing does not know yet is no answer either: the news of it is under way. */
    private static boolean isRefusal(Problem problem) {
        return problem.type() != ProblemType.NOT_FOUND
                && (problem.type().kind() == ProblemType.Kind.STATE
                        || problem.type().kind() == ProblemType.Kind.CALLER);
    }
}
