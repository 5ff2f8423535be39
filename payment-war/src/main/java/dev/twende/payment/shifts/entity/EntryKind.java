package dev.twende.payment.shifts.entity;

/** What happened in a shift. */
public enum EntryKind {
    /** A booking was sold, by whatever method. */
    SALE,
    /** A refund was paid out of the drawer. */
    REFUND
}
