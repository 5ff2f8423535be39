package dev.twende.company.schedules.entity;

/** The life of one dated run. */
public enum ScheduleStatus {
    /** Prepared; nobody outside the company knows of it. */
    DRAFT,
    /** Published; seats are sold. */
    SCHEDULED,
    /** The bus left the first stop. */
    DEPARTED,
    /** The bus reached the last stop. */
    COMPLETED,
    /** Will not run. */
    CANCELLED;

    /** The one table of allowed moves. */
    public boolean canBecome(ScheduleStatus next) {
        return switch (this) {
            case DRAFT -> next == SCHEDULED || next == CANCELLED;
            case SCHEDULED -> next == DEPARTED || next == CANCELLED;
            case DEPARTED -> next == COMPLETED;
            case COMPLETED, CANCELLED -> false;
        };
    }
}
