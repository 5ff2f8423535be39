package dev.twende.ticketing.boardings.entity;

/** What is wrong with a boarding. */
public enum AlertKind {
    /** Two boarded on one ticket. */
    DUPLICATE,
    /** Somebody was let on without network whom we would have refused. */
    REFUSED,
    /** A passenger who was given up as absent is on the bus, and the seat was sold to another. */
    SEAT_RESOLD
}
