package dev.twende.ticketing.conflicts.entity;

/** What was done and could not be. */
public enum ConflictKind {
    /** Seats were sold for cash that somebody else has. */
    SALE,
    /** Cash was given back for a ticket that could not be cancelled any more. */
    CANCELLATION
}
