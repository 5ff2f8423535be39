package dev.twende.ticketing.boardings.entity;

/** Whether there are stops at which passengers may yet be missed. */
public enum DepartureState {
    RUNNING,
    DONE;

    /** The one table of legal moves: a boarding that is taken back makes us look again. */
    public boolean canBecome(DepartureState next) {
        return this != next;
    }
}
