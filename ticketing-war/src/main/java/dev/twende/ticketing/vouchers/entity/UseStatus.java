package dev.twende.ticketing.vouchers.entity;

/** Where a use of a voucher stands; the trigger {@code tr_booking_voucher_use} moves it with its booking. */
public enum UseStatus {
    /** Its booking waits for money. */
    RESERVED,
    /** Its booking was paid. */
    FINAL,
    /** The hold ended, the booking was given up, or its bus does not run: it counts no longer. */
    RETURNED
}
