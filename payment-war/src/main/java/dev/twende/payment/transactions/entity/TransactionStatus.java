package dev.twende.payment.transactions.entity;

import java.util.EnumSet;
import java.util.Set;

/** Where a transaction stands, and the only moves there are. */
public enum TransactionStatus {
    /** Written down; the provider is being asked for the money. */
    CREATED,
    /** The provider has acknowledged; the customer is looking at the prompt. */
    PENDING,
    /** Nobody can say whether money moved. Not a failure: asking again will tell. */
    UNKNOWN,
    /** The provider confirmed that the money is ours. */
    SUCCEEDED,
    /** The provider confirmed that no money moved. */
    FAILED,
    /** Nothing was ever confirmed and we stopped asking. */
    EXPIRED,
    /** The money is ours, but all or a part of it must go back. */
    REFUND_DUE,
    /** All of it went back. */
    REFUNDED;

    public boolean canBecome(TransactionStatus next) {
        return moves().contains(next);
    }

    /** Whether it keeps its booking from being paid by another attempt. */
    public boolean isLive() {
        return switch (this) {
            case CREATED, PENDING, UNKNOWN -> true;
            case SUCCEEDED, FAILED, EXPIRED, REFUND_DUE, REFUNDED -> false;
        };
    }

    private Set<TransactionStatus> moves() {
        return switch (this) {
            // cash and floats are paid at once
            case CREATED -> EnumSet.of(PENDING, UNKNOWN, SUCCEEDED, FAILED);
            case PENDING -> EnumSet.of(UNKNOWN, SUCCEEDED, FAILED, EXPIRED);
            case UNKNOWN -> EnumSet.of(PENDING, SUCCEEDED, FAILED, EXPIRED);
            // money may come late: the provider's word then beats our conclusion
            case FAILED, EXPIRED -> EnumSet.of(SUCCEEDED);
            case SUCCEEDED -> EnumSet.of(REFUND_DUE);
            // a part of it may go back, and the rest is ours
            case REFUND_DUE -> EnumSet.of(REFUNDED, SUCCEEDED);
            case REFUNDED -> EnumSet.noneOf(TransactionStatus.class);
        };
    }
}
