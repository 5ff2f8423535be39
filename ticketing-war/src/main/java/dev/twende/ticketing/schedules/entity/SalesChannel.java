package dev.twende.ticketing.schedules.entity;

/** Where a seat is sold. */
public enum SalesChannel {
    /** By the passengers themselves. */
    WEB,
    /** By the company's people. */
    COUNTER,
    /** By a device. */
    POS
}
