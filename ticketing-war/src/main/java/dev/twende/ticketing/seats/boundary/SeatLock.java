package dev.twende.ticketing.seats.boundary;

/** What a sale holds while it writes its claims; never longer than one transaction. */
@FunctionalInterface
public interface SeatLock {
    /** Whether others are still being kept away. A sale that finds they are not must not commit. */
    boolean isValid();
}
