package dev.twende.company.schedules.entity;

/** The life of a change of bus. */
public enum BusChangeStatus {
    /** Ordered; ticketing has not answered, or its answer has not been acted upon. */
    PENDING,
    /** The schedule has the bus, and so has ticketing. */
    APPLIED,
    /** The schedule keeps its bus. */
    REFUSED;

    /** The one table of allowed moves. */
    public boolean canBecome(BusChangeStatus next) {
        return switch (this) {
            case PENDING -> next == APPLIED || next == REFUSED;
            case APPLIED, REFUSED -> false;
        };
    }
}
