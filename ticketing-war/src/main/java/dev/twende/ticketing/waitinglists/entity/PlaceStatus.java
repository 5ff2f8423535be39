package dev.twende.ticketing.waitinglists.entity;

/** Where a place in the line stands. */
public enum PlaceStatus {
    WAITING,
    /** Seats are held for the party, and it was told. */
    OFFERED,
    /** The party paid for the seats. */
    TAKEN,
    /** The hold ended unpaid. */
    LAPSED,
    /** The party gave the seats up. */
    REJECTED,
    /** The party does not wait any more. */
    LEFT,
    /** Nothing is sold any more: the bus has left, does not run, or its sale is closed. */
    OVER;

    /** The one table of legal moves. */
    public boolean canBecome(PlaceStatus next) {
        return switch (this) {
            case WAITING -> next == OFFERED || next == LEFT || next == OVER;
            case OFFERED -> next == TAKEN || next == LAPSED || next == REJECTED;
            case TAKEN, LAPSED, REJECTED, LEFT, OVER -> false;
        };
    }

    /** Whether it has come to an end. */
    public boolean isEnd() {
        return this != WAITING && this != OFFERED;
    }
}
