package dev.twende.payment.paybills.entity;

/** Why money fits nothing. */
public enum MismatchReason {
    /** No booking has the reference that the customer typed. */
    UNKNOWN_REFERENCE,
    /** The booking costs another amount: too much or too little came. */
    AMOUNT_DIFFERS
}
