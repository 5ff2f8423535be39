package dev.twende.ticketing.conflicts.entity;

/** Where a conflict stands. */
public enum ConflictStatus {
    /** Somebody must decide. */
    OPEN,
    /** Its passengers ride or have their money. */
    RESOLVED;

    /** The one table of legal moves: what is decided is carried out at once, and not taken back. */
    public boolean canBecome(ConflictStatus next) {
        return switch (this) {
            case OPEN -> next == RESOLVED;
            case RESOLVED -> false;
        };
    }
}
