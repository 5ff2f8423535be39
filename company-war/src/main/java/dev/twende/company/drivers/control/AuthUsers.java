package dev.twende.company.drivers.control;

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

/** Asks auth for a user of whom nothing was heard yet. An auth that is slow or down costs a few callers two seconds each. */
@ApplicationScoped
public class AuthUsers {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private AuthClient auth;

    protected AuthUsers() {} // for the CDI proxy

    @Inject
    public AuthUsers(@RestClient AuthClient auth) {
        this.auth = auth;
    }

    /**
     * The user; empty when auth says that there is none.
     *
     * @throws Problem {@link ProblemType#DEPENDENCY_UNAVAILABLE} when auth does not say
     */
    @Bulkhead(8)
    @CircuitBreaker(requestVolumeThreshold = 4, failureRatio = 0.5, delay = 2000)
    @Fallback(fallbackMethod = "unavailable")
    public Optional<KnownUser> find(UUID userId) {
        try {
            return Optional.of(auth.user(userId));
        } catch (Problem refusal) {
            if (refusal.type() == ProblemType.NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** What is left to say when the call failed, or was not even tried because the last ones did. */
    Optional<KnownUser> unavailable(UUID userId) {
        throw Problem.of(
                        ProblemType.DEPENDENCY_UNAVAILABLE,
                        "The driver has not been heard of here yet, and auth does not answer.")
                .retryAfter(RETRY_AFTER);
    }
}
