package dev.twende.ticketing.seats.control;

import java.time.Duration;

/**
 * The times Redlock lives by.
 *
 * @param ttl after which a master forgets a lock by itself
 * @param nodeTimeout the longest wait for one master; all are waited for at once
 * @param minValidity a lock that would be left with less is not worth having: longer than the transaction it guards
 * @param breakerPause how long a master that failed is left alone
 */
public record RedlockTimes(Duration ttl, Duration nodeTimeout, Duration minValidity, Duration breakerPause) {
    public RedlockTimes {
        if (minValidity.compareTo(ttl) >= 0 || nodeTimeout.compareTo(minValidity) >= 0) {
            throw new IllegalArgumentException("Redlock needs node timeout < least validity < time to live");
        }
    }

    /** How far the masters' clocks may run apart within one time to live. */
    Duration drift() {
        return ttl.dividedBy(100).plusMillis(2);
    }

    /**
     * For how long a restarted master must not vote: it may have forgotten locks that are still valid elsewhere. The extra second
     * covers its uptime being told in whole seconds.
     */
    Duration quarantine() {
        return ttl.plusSeconds(1);
    }
}
