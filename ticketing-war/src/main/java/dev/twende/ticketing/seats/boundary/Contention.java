package dev.twende.ticketing.seats.boundary;

import java.sql.SQLException;
import java.util.Set;

/** Tells the database's "not now" from its "no". */
public final class Contention {
    /**
     * Serialization failure, deadlock, lock timeout, statement timeout; and a duplicate key, which on this path can only be a booking
     * reference drawn twice. SQLSTATE codes: https://www.postgresql.org/docs/current/errcodes-appendix.html.
     */
    private static final Set<String> PASSING = Set.of("40001", "40P01", "55P03", "57014", "23505");

    private static final int DEEPEST_CAUSE = 20;

    private Contention() {}

    /** Whether the same transaction may well succeed a moment later. */
    public static boolean isPassing(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause instanceof SQLException refused) {
                return PASSING.contains(String.valueOf(refused.getSQLState()));
            }
            cause = cause.getCause();
        }
        return false;
    }
}
