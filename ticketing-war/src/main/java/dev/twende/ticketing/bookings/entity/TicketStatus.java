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

    /** The one table of legal moves. */
    public boolean canBecome(TicketStatus next) {
        return switch (this) {
            case RESERVED -> next == PAID || next == CANCELLED || next == EXPIRED;
            case PAID -> next == CANCELLED || next == BOARDED || next == NO_SHOW || next == REFUNDED;
            case CANCELLED, NO_SHOW -> next == REFUNDED;
            case EXPIRED, BOARDED, REFUNDED -> false;
        };
    }
}
