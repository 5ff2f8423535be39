package dev.twende.ticketing.disruptions.entity;

/** How far a disruption is handled. */
public enum DisruptionState {
    /** Some of its bookings are still to be handled. */
    RUNNING,
    DONE;

    /** The one table of legal moves: a schedule may be delayed again. */
    public boolean canBecome(DisruptionState next) {
        return switch (this) {
            case RUNNING -> next == DONE;
            case DONE -> next == RUNNING;
        };
    }
}
