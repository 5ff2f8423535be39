package dev.twende.ticketing.bookings.entity;

/** Where a booking stands. */
public enum BookingStatus {
    /** Its seats are held until the hold's end. */
    RESERVED,
    PAID,
    /** The hold ended unpaid. */
    EXPIRED,
    /** Given up before it was paid, or given back by its passengers afterwards. */
    CANCELLED,
    /** All of its money went back, or all that was to go back of what was given back. */
    REFUNDED;

    /**
     * The one table of legal moves. EXPIRED never becomes PAID: money that comes late must first reserve seats anew, with new claims
     * and new tickets.
     */
    public boolean canBecome(BookingStatus next) {
        return switch (this) {
            case RESERVED -> next == PAID || next == EXPIRED || next == CANCELLED;
            case EXPIRED -> next == RESERVED;
            case PAID -> next == CANCELLED || next == REFUNDED;
            case CANCELLED -> next == REFUNDED;
            case REFUNDED -> false;
        };
    }
}
