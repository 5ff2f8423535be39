package dev.twende.ticketing.bookings.entity;

import java.util.Set;

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
        return (switch (this) {
                    case RESERVED -> Set.of(PAID, CANCELLED, EXPIRED);
                    case PAID -> Set.of(CANCELLED, BOARDED, NO_SHOW, REFUNDED);
                    case CANCELLED, NO_SHOW -> Set.of(REFUNDED);
                    case EXPIRED, BOARDED, REFUNDED -> Set.<TicketStatus>of();
                })
                .contains(next);
    }
}
