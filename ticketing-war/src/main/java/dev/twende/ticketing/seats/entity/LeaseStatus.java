package dev.twende.ticketing.seats.entity;

/** How a lease stands. */
public enum LeaseStatus {
    /** Its unsold seats are the device's until its end. */
    LIVE,
    /** The unsold seats were given back before its end. */
    RETURNED,
    /** Its time ran out. */
    EXPIRED;

    /** The one table of legal moves: who wants the seats again makes a new lease. */
    public boolean canBecome(LeaseStatus next) {
        return switch (this) {
            case LIVE -> next == RETURNED || next == EXPIRED;
            case RETURNED, EXPIRED -> false;
        };
    }
}
