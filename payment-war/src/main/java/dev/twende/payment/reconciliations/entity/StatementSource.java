package dev.twende.payment.reconciliations.entity;

/** Where a statement came from. */
public enum StatementSource {
    /** The provider was asked for it. */
    PULL,
    /** A person sent it as a file. */
    UPLOAD
}
