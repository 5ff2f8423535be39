package dev.twende.ticketing.boardings.entity;

/** What an inspector is told about a ticket. */
public enum Decision {
    /** The passenger may ride, and is noted as boarded. */
    OK,
    /** Somebody rides on this ticket already. */
    ALREADY_BOARDED,
    /** The ticket is for another bus or another day. */
    WRONG_TRIP,
    /** The ticket is for this bus, but the passenger's stretch has not begun here, or is over. */
    WRONG_STOP,
    /** Too long before the departure. */
    NOT_YET_VALID,
    /** The journey is over, or the ticket was never paid in time. */
    EXPIRED,
    /** Given up or paid back, or the bus does not run. */
    CANCELLED,
    /** The passenger has another ticket in place of this one, or this print of it was replaced. */
    REVOKED,
    /** Reserved, not paid. */
    UNPAID,
    /** No ticket of this company. */
    INVALID,
    /** The booking has several passengers; the seat tells which. */
    AMBIGUOUS;

    /** Whether a passenger who is on the bus all the same rides on this ticket; otherwise the ticket stays as it is. */
    public boolean usesTheTicket() {
        return switch (this) {
            case OK, ALREADY_BOARDED, WRONG_STOP, NOT_YET_VALID, EXPIRED -> true;
            case WRONG_TRIP, CANCELLED, REVOKED, UNPAID, INVALID, AMBIGUOUS -> false;
        };
    }
}
