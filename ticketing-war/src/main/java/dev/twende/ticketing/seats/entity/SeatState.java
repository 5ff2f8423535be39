package dev.twende.ticketing.seats.entity;

/** What a seat map shows of a seat on one stretch. */
public enum SeatState {
    FREE,
    /** Someone is about to pay; it may become free again. */
    HELD,
    SOLD,
    /** Not sold here: blocked by the company or lent to a device. */
    BLOCKED;

    /** What a live claim makes of a seat. */
    public static SeatState of(ClaimKind kind) {
        return switch (kind) {
            case HOLD -> HELD;
            case SALE -> SOLD;
            case LEASE, BLOCK -> BLOCKED;
        };
    }

    /** When several claims touch a stretch, the one that lasts longest is shown. */
    public SeatState or(SeatState other) {
        return ordinal() >= other.ordinal() ? this : other;
    }
}
