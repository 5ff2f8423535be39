package dev.twende.payment.reconciliations.entity;

/** How far a comparison is. */
public enum ReconciliationStatus {
    RUNNING,
    DONE,
    /** It could not be made; nothing is known. */
    FAILED;

    public boolean canBecome(ReconciliationStatus next) {
        return switch (this) {
            case RUNNING -> next == DONE || next == FAILED;
            case DONE, FAILED -> false;
        };
    }
}
