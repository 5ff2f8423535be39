package dev.twende.ticketing.seats.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Counts how the guard decides; without a seat or a schedule in the name, so that the number of series stays small. */
@ApplicationScoped
public class GuardMetrics {
    private MetricRegistry metrics;

    protected GuardMetrics() {} // for the CDI proxy

    @Inject
    public GuardMetrics(MetricRegistry metrics) {
        this.metrics = metrics;
    }

    public void count(Outcome outcome) {
        metrics.counter(
                        "twende_ticketing_seat_guard_total",
                        new Tag("outcome", outcome.name().toLowerCase(Locale.ROOT)))
                .inc();
    }

    /** What the guard can answer, and what can become of its answer. */
    public enum Outcome {
        GRANTED,
        /** Someone else holds the lock of an overlapping stretch. */
        REFUSED,
        /** The database has just refused the same, see {@link RecentRefusals}. */
        REMEMBERED,
        /** The same request is under way already. */
        TWIN,
        /** The votes were split, or a buyer of another stretch took too long. */
        UNDECIDED,
        NO_QUORUM,
        LOCK_EXPIRED_BEFORE_COMMIT
    }
}
