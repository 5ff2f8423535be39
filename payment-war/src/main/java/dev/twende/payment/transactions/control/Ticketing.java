package dev.twende.payment.transactions.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.payment.transactions.entity.BookingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Asks ticketing, and never lets a slow or dead ticketing take payment down with it. */
@ApplicationScoped
public class Ticketing {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private TicketingClient client;
    private QuickTicketingClient quick;

    protected Ticketing() {} // for the CDI proxy

    @Inject
    public Ticketing(@RestClient TicketingClient client, @RestClient QuickTicketingClient quick) {
        this.client = client;
        this.quick = quick;
    }

    /**
     * Begins payment of a booking. At most eight calls are in flight, so that both houses can share one server's threads; a burst
     * waits up to a second for its turn. A refusal is an answer like any other and does not trip the breaker.
     *
     * @throws Problem ticketing's own about the booking, or {@link ProblemType#DEPENDENCY_UNAVAILABLE}
     */
    @Bulkhead(8)
    @Retry(retryOn = BulkheadException.class, maxRetries = 20, delay = 50, jitter = 25)
    @CircuitBreaker(
            requestVolumeThreshold = 10,
            failureRatio = 0.5,
            delay = 5,
            delayUnit = ChronoUnit.SECONDS,
            skipOn = {Problem.class, BulkheadException.class})
    @Fallback(fallbackMethod = "unavailable", skipOn = Problem.class)
    public PayableBooking beginPayment(String bookingReference) {
        return client.beginPayment(bookingReference);
    }

    /**
     * As {@link #beginPayment}, for an asker who waits two seconds at most.
     *
     * @throws Problem ticketing's own about the booking, or {@link ProblemType#DEPENDENCY_UNAVAILABLE}
     */
    @Bulkhead(8)
    @Fallback(fallbackMethod = "unavailable", skipOn = Problem.class)
    public PayableBooking beginPaymentNow(String bookingReference) {
        return quick.beginPayment(bookingReference);
    }

    /**
     * How these bookings stand with their money; those that do not exist are left out.
     *
     * @throws Problem {@link ProblemType#DEPENDENCY_UNAVAILABLE}
     */
    @Fallback(fallbackMethod = "unavailable", skipOn = Problem.class)
    public List<BookingState> states(List<String> bookingReferences) {
        return client.states(new BookingStatesAnswer.Question(bookingReferences))
                .items();
    }

    /** What is left to say when the call failed, or was not even tried because the last ones did. */
    PayableBooking unavailable(String bookingReference) {
        throw unavailable();
    }

    /** As {@link #unavailable(String)}, about several bookings. */
    List<BookingState> unavailable(List<String> bookingReferences) {
        throw unavailable();
    }

    private static Problem unavailable() {
        return Problem.of(ProblemType.DEPENDENCY_UNAVAILABLE, "Ticketing cannot be asked about bookings now.")
                .retryAfter(RETRY_AFTER);
    }
}
