package dev.twende.company.schedules.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks ticketing, and never lets a slow or dead ticketing take company down with it. */
@ApplicationScoped
public class Ticketing {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private TicketingClient client;

    protected Ticketing() {} // for the CDI proxy

    @Inject
    public Ticketing(@RestClient TicketingClient client) {
        this.client = client;
    }

    /**
     * Puts the question. A refusal is an answer like any other and does not trip the breaker.
     *
     * @throws Problem ticketing's own about the seats, or {@link ProblemType#DEPENDENCY_UNAVAILABLE} when it does not say, so that
     *     nobody knows what it did
     */
    @Bulkhead(8)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 5,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = {Problem.class, BulkheadException.class})
    @Fallback(fallbackMethod = "unavailable", skipOn = Problem.class)
    public SeatingAnswer changeBus(UUID scheduleId, SeatingQuestion question) {
        return client.changeBus(scheduleId, question);
    }

    /** What is left to say when the call failed, or was not even tried because the last ones did. */
    SeatingAnswer unavailable(UUID scheduleId, SeatingQuestion question) {
        throw Problem.of(ProblemType.DEPENDENCY_UNAVAILABLE, "Ticketing cannot be asked about the seats now.")
                .retryAfter(RETRY_AFTER);
    }
}
