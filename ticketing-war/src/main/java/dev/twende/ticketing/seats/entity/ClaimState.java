package dev.twende.ticketing.seats.entity;

/** Whether a claim keeps others away. */
public enum ClaimState {
    /** It does: the database refuses any other live claim of the seat on an overlapping stretch. */
    LIVE,
    /** Its time ran out before it was paid. */
    EXPIRED,
    /** It was given up. */
    RELEASED;

    /** The one table of legal moves: what has ended never comes back; whoever wants the seat again makes a new claim. */
    public boolean canBecome(ClaimState next) {
        return switch (this) {
            case LIVE -> next == EXPIRED || next == RELEASED;
            case EXPIRED, RELEASED -> false;
        };
    }
}
