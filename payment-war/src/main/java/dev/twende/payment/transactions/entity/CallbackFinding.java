package dev.twende.payment.transactions.entity;

/** What is to be thought of a callback that came to a transaction's secret address. */
public enum CallbackFinding {
    /** It is about this push and this amount: the provider is asked whether it is true. */
    MATCHED,
    /** It tells nothing new: the same claim came before, or the money has come and this does not undo it. */
    DUPLICATE,
    /** It names another push, or another receipt than the payment has: quarantined, nothing changes. */
    WRONG_IDS,
    /** It names another amount: quarantined, and the transaction waits for a person. */
    WRONG_AMOUNT,
    /** It is not a callback at all: quarantined, nothing changes. */
    MALFORMED,
    /** It came to an address that nobody was given: its beginning is quarantined. */
    STRAY
}
