package dev.twende.payment.shifts.entity;

/** Where a shift stands, and the only moves there are. */
public enum ShiftStatus {
    /** Its drawer takes money. */
    OPEN,
    /** Counted; somebody else has to sign. */
    CLOSED,
    /** Signed off; nothing changes any more. */
    SIGNED_OFF;

    public boolean canBecome(ShiftStatus next) {
        return switch (this) {
            case OPEN -> next == CLOSED;
            case CLOSED -> next == SIGNED_OFF;
            case SIGNED_OFF -> false;
        };
    }
}
