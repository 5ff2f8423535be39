package dev.twende.ticketing.schedules.control;

import dev.twende.events.company.ScheduleCreated;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Asks company for a schedule that has not arrived here yet. A company that is slow or down costs a few callers two seconds, then
 * the breaker answers at once; it never costs a sale of a schedule that is here.
 */
@ApplicationScoped
public class CompanySchedules {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private CompanyClient company;

    protected CompanySchedules() {} // for the CDI proxy

    @Inject
    public CompanySchedules(@RestClient CompanyClient company) {
        this.company = company;
    }

    /**
     * The schedule as company published it; empty when company says that it did not.
     *
     * @throws Problem {@link ProblemType#SCHEDULE_UNAVAILABLE} when company does not say
     */
    @Bulkhead(8)
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.5, delay = 2000)
    @Fallback(fallbackMethod = "unavailable")
    public Optional<ScheduleCreated> published(UUID scheduleId) {
        try {
            return Optional.of(company.snapshot(scheduleId));
        } catch (Problem refusal) {
            if (refusal.type() == ProblemType.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** What is left to say when the call failed, or was not even tried because the last ones did. */
    Optional<ScheduleCreated> unavailable(UUID scheduleId) {
        throw Problem.of(
                        ProblemType.SCHEDULE_UNAVAILABLE,
                        "The schedule has not arrived here yet, and its owner does not answer.")
                .retryAfter(RETRY_AFTER);
    }
}
