package dev.twende.reporting.sales.entity;

/**
 * The kinds of facts that are counted. The name is stored, so a constant is never renamed; a new one needs no
 * migration.
 */
public enum Fact {
    TICKET_RESERVED,
    TICKET_PAID,
    TICKET_EXPIRED,
    TICKET_CANCELLED,
    PAYMENT_SUCCEEDED,
    PAYMENT_FAILED
}
