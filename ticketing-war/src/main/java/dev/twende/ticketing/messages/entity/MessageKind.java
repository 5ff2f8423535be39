package dev.twende.ticketing.messages.entity;

/** What a passenger can be told; each kind has a text in every {@link Language}. */
public enum MessageKind {
    /** Seats are kept until they are paid. */
    RESERVED,
    /** They are still not paid. */
    PAY_REMINDER,
    BOOKING_PAID,
    /** One ticket, asked for again. */
    TICKET,
    /** The bus leaves at another time. */
    SCHEDULE_DELAYED,
    /** The bus leaves so much later that the passenger may have the money back. */
    DELAY_REFUNDABLE,
    /** The bus does not run; the passenger may choose. */
    SCHEDULE_CANCELLED,
    /** The passenger chose another bus. */
    REBOOKED,
    SEAT_CHANGED,
    /** Some of the party have a reference of their own. */
    PARTY_SPLIT,
    /** Somebody else rides on a ticket. */
    NAME_CHANGED,
    REFUND_STARTED,
    REFUND_PAID,
    /** The passenger wanted a voucher instead of money. */
    VOUCHER_ISSUED,
    /** The bus does not run, and the voucher it was booked with can be used again. */
    VOUCHER_RETURNED,
    /** Seats became free for a party on the waiting list, and are held for it. */
    SEATS_OFFERED
}
