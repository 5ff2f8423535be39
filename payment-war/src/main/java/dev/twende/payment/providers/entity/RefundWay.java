package dev.twende.payment.providers.entity;

/** How money goes back. It is chosen once per refund and kept: two ways for one refund could pay it twice. */
public enum RefundWay {
    /** The original payment is undone at the provider, under its receipt. */
    REVERSAL,
    /** A payment of its own to the passenger's phone. */
    PAYOUT
}
