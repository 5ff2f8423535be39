package dev.twende.ticketing.seats.entity;

/** What a seat map shows of a seat on one stretch. */
public enum SeatState {
    FREE,
    /** Held or sold; which of the two is nobody's business. */
    TAKEN,
    /** Not sold here: blocked by the company or lent to a device. */
    BLOCKED;

    /** What a live claim makes of a seat. */
    public static SeatState of(ClaimKind kind) {
        return switch (kind) {
            case HOLD, SALE -> TAKEN;
            case LEASE, BLOCK -> BLOCKED;
        };
    }

    /** When several claims touch a stretch, the one that lasts longest is shown. */
    public SeatState or(SeatState other) {
        return ordinal() >= other.ordinal() ? this : other;
    }
}
