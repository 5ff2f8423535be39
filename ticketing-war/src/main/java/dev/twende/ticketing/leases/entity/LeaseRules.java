package dev.twende.ticketing.leases.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.seats.entity.Lent;
import java.time.Duration;
import java.time.Instant;

/**
 * How much may be lent, and for how long.
 *
 * @param perDevice seats
 * @param perCompany seats of all its devices together
 * @param longest from now
 * @param shortest from now: for less it is not worth the while
 * @param beforeDeparture so long before the departure at the stop where the stretch begins every lease ends, so that what a device has
 *     not sold can be sold by others
 */
public record LeaseRules(int perDevice, int perCompany, Duration longest, Duration shortest, Duration beforeDeparture) {

    /**
     * Until when seats are lent.
     *
     * @param wanted null for as long as possible
     * @param departure at the stop where the stretch begins
     * @throws Problem {@link ProblemType#VALIDATION_FAILED} when less is wanted than is worth the while;
     *     {@link ProblemType#LEASE_TOO_LATE} when the departure leaves no more
     */
    public Instant end(Instant wanted, Instant departure, Instant now) {
        Instant earliest = now.plus(shortest);
        if (wanted != null && wanted.isBefore(earliest)) {
            throw Problem.invalid("until", "must be " + shortest + " from now or later");
        }
        Instant latest = end(departure);
        if (latest.isBefore(earliest)) {
            throw Problem.of(ProblemType.LEASE_TOO_LATE, "The bus leaves too soon to lend its seats.")
                    .with("until", latest.toString());
        }
        return earlier(wanted == null ? latest : earlier(wanted, latest), now.plus(longest));
    }

    /** When every lease from a stop on ends at the latest. */
    public Instant end(Instant departure) {
        return departure.minus(beforeDeparture);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /**
     * Makes sure that so many seats more may be lent.
     *
     * @throws Problem {@link ProblemType#LEASE_QUOTA}
     */
    public void mustAllow(Lent lent, int wanted) {
        if (lent.toDevice() + wanted > perDevice) {
            throw exhausted("This device has as many seats as it may have.", perDevice, lent.toDevice());
        }
        if (lent.byCompany() + wanted > perCompany) {
            throw exhausted("The company's devices have as many seats as they may have.", perCompany, lent.byCompany());
        }
    }

    private static Problem exhausted(String why, int quota, int lent) {
        return Problem.of(ProblemType.LEASE_QUOTA, why).with("quota", quota).with("lent", lent);
    }
}
