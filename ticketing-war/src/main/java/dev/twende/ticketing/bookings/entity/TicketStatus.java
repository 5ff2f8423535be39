package dev.twende.ticketing.bookings.entity;

/** Where a ticket stands. */
public enum TicketStatus {
    RESERVED,
    PAID,
    CANCELLED,
    EXPIRED,
    BOARDED,
    NO_SHOW,
    REFUNDED;

    /**
     * The one table of legal moves. A boarding can be a mistake, and who did not come may have been on the bus after all: both are
     * put right. A bus that its passengers sat in already may yet not run, so that what was boarded can be cancelled too.
     */
    public boolean canBecome(TicketStatus next) {
        return switch (this) {
            case RESERVED -> next == PAID || next == CANCELLED || next == EXPIRED;
            case PAID -> next == CANCELLED || next == BOARDED || next == NO_SHOW || next == REFUNDED;
            case BOARDED -> next == PAID || next == CANCELLED;
            case NO_SHOW -> next == BOARDED || next == CANCELLED || next == REFUNDED;
            case CANCELLED -> next == REFUNDED;
            case EXPIRED, REFUNDED -> false;
        };
    }
}
