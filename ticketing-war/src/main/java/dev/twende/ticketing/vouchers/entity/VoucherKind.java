package dev.twende.ticketing.vouchers.entity;

/** What a voucher takes off a price. */
public enum VoucherKind {
    /** The same amount at every use; what a price leaves of it is lost. */
    AMOUNT,
    /** A part of the price, up to its cap if it has one. */
    PERCENT,
    /** What is left of an amount, use after use, until nothing is. */
    BALANCE
}
