package dev.twende.company.salesrules.entity;

/** Where a seat is sold. */
public enum SalesChannel {
    /** By the passengers themselves. */
    WEB,
    /** By the company's people. */
    COUNTER,
    /** By a device. */
    POS
}
