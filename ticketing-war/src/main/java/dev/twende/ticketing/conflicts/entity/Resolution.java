package dev.twende.ticketing.conflicts.entity;

/** A way out of a conflict. */
public enum Resolution {
    /** The seats that were sold; they are free again, or the passengers sat there. */
    SAME_SEAT,
    /** Other seats on the same bus. */
    EQUAL_SEAT,
    /** Seats on another bus of the company that goes the same way later. */
    NEXT_SCHEDULE,
    /** The money goes back. */
    REFUND,
    /** Nothing is to be done but to know of it: of a ticket for which cash was given back in vain. */
    NOTED;

    /** Whether it is a way out of a conflict of this kind. */
    public boolean fits(ConflictKind kind) {
        return switch (this) {
            case SAME_SEAT, EQUAL_SEAT, NEXT_SCHEDULE, REFUND -> kind == ConflictKind.SALE;
            case NOTED -> kind == ConflictKind.CANCELLATION;
        };
    }
}
