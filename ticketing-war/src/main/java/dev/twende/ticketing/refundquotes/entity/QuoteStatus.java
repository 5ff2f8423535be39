package dev.twende.ticketing.refundquotes.entity;

/** Where a quote stands; one whose time is over stays PROPOSED and is refused. */
public enum QuoteStatus {
    /** It may be accepted until its time is over. */
    PROPOSED,
    /** The tickets were given back for it. */
    CONFIRMED,
    /** Nobody wants it any more. */
    WITHDRAWN;

    /** The one table of legal moves. */
    public boolean canBecome(QuoteStatus next) {
        return switch (this) {
            case PROPOSED -> next == CONFIRMED || next == WITHDRAWN;
            case CONFIRMED, WITHDRAWN -> false;
        };
    }
}
