package dev.twende.payment.transactions.control;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import org.eclipse.microprofile.faulttolerance.ExecutionContext;
import org.eclipse.microprofile.faulttolerance.FallbackHandler;

/** What is said when ticketing gave no usable answer; the cause is for our log. */
@Dependent
public class TicketingUnavailable implements FallbackHandler<PayableBooking> {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    @Override
    public PayableBooking handle(ExecutionContext call) {
        throw Problem.of(
                        ProblemType.DEPENDENCY_UNAVAILABLE,
                        "Ticketing cannot be asked about the booking now.",
                        call.getFailure())
                .retryAfter(RETRY_AFTER);
    }
}
