package dev.twende.ticketing.boardings.entity;

/** Whether somebody has seen to an alert. */
public enum AlertStatus {
    OPEN,
    ACKNOWLEDGED;

    /** The one table of legal moves. */
    public boolean canBecome(AlertStatus next) {
        return switch (this) {
            case OPEN -> next == ACKNOWLEDGED;
            case ACKNOWLEDGED -> false;
        };
    }
}
