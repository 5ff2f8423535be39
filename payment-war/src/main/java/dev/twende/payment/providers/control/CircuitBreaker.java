package dev.twende.payment.providers.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Leaves a provider alone for a while when half of the last calls were in vain; then one call tries it. Fault Tolerance's own breaker
 * cannot be asked whether it is open, and we must know before anything is promised to a passenger.
 */
final class CircuitBreaker {
    private static final int WINDOW = 10;
    private static final int FAILURES_TO_OPEN = 5;

    private final Duration pause;
    private final Deque<Boolean> lastCalls = new ArrayDeque<>();
    private Instant closedAgainAt;

    CircuitBreaker(Duration pause) {
        this.pause = pause;
    }

    /** How long nobody may call; zero when one may. */
    synchronized Duration wait(Instant now) {
        return closedAgainAt == null || !now.isBefore(closedAgainAt)
                ? Duration.ZERO
                : Duration.between(now, closedAgainAt);
    }

    /** Whether this caller may call now. After a pause only one may, until it is known how that went. */
    synchronized boolean permits(Instant now) {
        if (closedAgainAt == null) {
            return true;
        }
        if (now.isBefore(closedAgainAt)) {
            return false;
        }
        closedAgainAt = now.plus(pause); // the others wait for the outcome of this one
        return true;
    }

    /**
     * How a call went.
     *
     * @return whether that was the one after which nobody may call for a while
     */
    synchronized boolean note(boolean failed, Instant now) {
        if (closedAgainAt != null) {
            closedAgainAt = failed ? now.plus(pause) : null;
            lastCalls.clear();
            return false;
        }
        lastCalls.add(failed);
        if (lastCalls.size() > WINDOW) {
            lastCalls.remove();
        }
        if (lastCalls.stream().filter(inVain -> inVain).count() >= FAILURES_TO_OPEN) {
            closedAgainAt = now.plus(pause);
            return true;
        }
        return false;
    }
}
