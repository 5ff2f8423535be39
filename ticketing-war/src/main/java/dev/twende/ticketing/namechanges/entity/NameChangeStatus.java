package dev.twende.ticketing.namechanges.entity;

/** Where a change of a name stands. */
public enum NameChangeStatus {
    /** Its fee is waited for; the ticket is as it was. */
    PENDING,
    /** Somebody else rides on the ticket. */
    COMPLETED,
    /** The fee did not come in time; the ticket is as it was. */
    EXPIRED,
    /** Given up; the ticket is as it was. */
    WITHDRAWN;

    /** The one table of legal moves. */
    public boolean canBecome(NameChangeStatus next) {
        return switch (this) {
            case PENDING -> next == COMPLETED || next == EXPIRED || next == WITHDRAWN;
            case COMPLETED, EXPIRED, WITHDRAWN -> false;
        };
    }
}
