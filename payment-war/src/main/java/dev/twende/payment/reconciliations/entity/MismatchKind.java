package dev.twende.payment.reconciliations.entity;

/** In which way the provider, our books and the tickets do not agree. */
public enum MismatchKind {
    /** We count it as paid; the provider's statement does not show it. */
    MISSING_AT_PROVIDER,
    /** The statement shows money that no transaction explains. */
    MISSING_HERE,
    /** Statement, transaction and ledger name different amounts. */
    AMOUNT_DIFFERS,
    /** It is paid and not on its way back, and ticketing knows nothing of it. */
    PAID_WITHOUT_TICKET,
    /** Ticketing sold seats for money that we do not have. */
    TICKET_WITHOUT_PAYMENT
}
