package dev.twende.ticketing.schedules.entity;

/** Where a schedule stands, as company told us; drafts never come here. */
public enum ScheduleStatus {
    /** Published: seats are sold until the bus leaves their boarding stop. */
    SCHEDULED,
    DEPARTED,
    COMPLETED,
    CANCELLED;

    /**
     * The one table of moves we follow. COMPLETED may come without a DEPARTED before it: what we were not told does not matter any
     * more.
     */
    public boolean canBecome(ScheduleStatus next) {
        return switch (this) {
            case SCHEDULED -> next == DEPARTED || next == COMPLETED || next == CANCELLED;
            case DEPARTED -> next == COMPLETED || next == CANCELLED;
            case COMPLETED, CANCELLED -> false;
        };
    }
}
