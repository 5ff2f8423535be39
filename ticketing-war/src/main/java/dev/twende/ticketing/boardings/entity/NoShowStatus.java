package dev.twende.ticketing.boardings.entity;

/** What became of a seat whose passenger did not come. */
public enum NoShowStatus {
    /** It is the passenger's still. */
    NOTED,
    /** From the next stop on it is sold again. */
    RELEASED,
    /** The passenger was on the bus after all. */
    ENDED;

    /** The one table of legal moves. */
    public boolean canBecome(NoShowStatus next) {
        return switch (this) {
            case NOTED -> next == RELEASED || next == ENDED;
            case RELEASED -> next == ENDED;
            case ENDED -> false;
        };
    }
}
