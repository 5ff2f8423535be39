package dev.twende.payment.shifts.entity;

/** What happened in a shift. */
public enum EntryKind {
    /** A booking was sold, by whatever method. */
    SALE,
    /** A refund was paid out of the drawer. */
    REFUND,
    /** Cash came into the drawer for no sale, such as more change. */
    PAY_IN,
    /** Cash went out of the drawer for no refund, such as to the bank. */
    PAY_OUT
}
