package dev.twende.payment.reconciliations.entity;

/** What was done about a mismatch. A person may come to another conclusion later: every move is allowed, with a note. */
public enum MismatchState {
    OPEN,
    /** It is known why, and nothing is wrong. */
    EXPLAINED,
    /** Something was wrong and has been put right. */
    RESOLVED
}
