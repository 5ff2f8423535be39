package dev.twende.ticketing.disruptions.entity;

/** Where a passenger's choice stands. */
public enum CaseStatus {
    /** It is the passenger's turn, until the deadline. */
    OFFERED,
    /** The booking is on another schedule. */
    REBOOKED,
    /** The money is on its way back. */
    REFUNDED,
    /** Nothing was chosen, and the booking stays as it is: the bus runs, only later. */
    KEPT,
    /** Nothing is to be chosen any more: the booking was given back or moved in another way. */
    OVERTAKEN;

    /** The one table of legal moves: what was chosen stays chosen. */
    public boolean canBecome(CaseStatus next) {
        return switch (this) {
            case OFFERED -> next == REBOOKED || next == REFUNDED || next == KEPT || next == OVERTAKEN;
            case REBOOKED, REFUNDED, KEPT, OVERTAKEN -> false;
        };
    }
}
