package dev.twende.ticketing.seats.entity;

/** Why a seat is not for others. */
public enum ClaimKind {
    /** Waiting for a passenger's payment; ends by itself. */
    HOLD,
    /** Paid. */
    SALE,
    /** Lent to a device that sells while it is offline; ends by itself. */
    LEASE,
    /** Kept out of sale by the company. */
    BLOCK;

    /** The one table of legal moves; a claim that ends changes its {@link ClaimState} instead. */
    public boolean canBecome(ClaimKind next) {
        return switch (this) {
            case HOLD, LEASE -> next == SALE;
            case SALE, BLOCK -> false;
        };
    }

    /** Whether a claim of this kind ends by the database's clock. */
    public boolean expires() {
        return this == HOLD || this == LEASE;
    }
}
