package dev.twende.payment.fiscalreceipts.entity;

/** What a receipt is about. With the id of what it is about, the key by which it is written once. */
public enum ReceiptKind {
    /** A booking was paid. */
    SALE,
    /** Money of it went back. */
    REFUND
}
