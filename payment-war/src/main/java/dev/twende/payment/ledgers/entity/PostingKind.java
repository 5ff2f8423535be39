package dev.twende.payment.ledgers.entity;

/** What a posting is about. With the id of what caused it, the key by which it is made once. */
public enum PostingKind {
    /** A booking was paid. Source: the transaction. */
    SALE,
    /** A provider charged for moving a payment. Source: the transaction. */
    PROVIDER_CHARGE,
    /** Money of a sale is owed back. Source: the refund. */
    REFUND_DUE,
    /** It was paid back. Source: the refund. */
    REFUNDED,
    /** Change money was put into a drawer. Source: the shift. */
    SHIFT_OPENED,
    /** A drawer was counted and not as full as it should be. Source: the shift. */
    SHIFT_CLOSED,
    /** The company took the counted cash. Source: the shift. */
    SHIFT_SIGNED_OFF,
    /** Cash came into a drawer, or went out of it, for no sale. Source: the device's operation. */
    CASH_MOVED,
    /** An agent paid in beforehand. Source: the movement on the float. */
    FLOAT_TOP_UP,
    /** An agent's commission was added to the float. Source: the transaction. */
    COMMISSION_CREDITED,
    /** The company was paid. Source: the payout. */
    PAYOUT,
    /** Money came that fits no booking. Source: what arrived. */
    UNMATCHED,
    /** It was found out whose it is. Source: what arrived. */
    MATCHED,
    /** A part of a float is owed to its agent. Source: the withdrawal. */
    WITHDRAWAL_DUE,
    /** He was paid. Source: the withdrawal. */
    WITHDRAWN,
    /** He could not be paid, and has it on his float again. Source: the withdrawal. */
    WITHDRAWAL_FAILED
}
