package dev.twende.ticketing.exchanges.entity;

/** Where an exchange stands. */
public enum ExchangeStatus {
    /** What it costs is known, until its time is over. */
    PROPOSED,
    /** The new seats wait for the supplement; the old tickets are good. */
    HELD,
    /** The new tickets are good, and the old ones are not. */
    COMPLETED,
    /** The supplement did not come in time; the old tickets are good. */
    EXPIRED,
    /** Given up; the old tickets are good. */
    WITHDRAWN;

    /** The one table of legal moves. */
    public boolean canBecome(ExchangeStatus next) {
        return switch (this) {
            case PROPOSED -> next == HELD || next == COMPLETED || next == WITHDRAWN;
            case HELD -> next == COMPLETED || next == EXPIRED || next == WITHDRAWN;
            case COMPLETED, EXPIRED, WITHDRAWN -> false;
        };
    }
}
