package dev.twende.payment.floats.entity;

/** Why a float changed. */
public enum MovementKind {
    /** The agent paid in. */
    TOP_UP,
    /** The agent sold. */
    SALE,
    /** A sale was given back. */
    REFUND,
    /** The agent earned. */
    COMMISSION,
    /** A part is paid back to the agent. */
    WITHDRAWAL,
    /** It could not be paid. */
    WITHDRAWAL_FAILED
}
