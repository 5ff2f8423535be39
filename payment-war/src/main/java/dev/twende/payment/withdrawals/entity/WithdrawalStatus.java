package dev.twende.payment.withdrawals.entity;

import java.util.EnumSet;
import java.util.Set;

/** Where a withdrawal stands, and the only moves there are. */
public enum WithdrawalStatus {
    /** It is off the float; the provider will be asked to pay it. */
    REQUESTED,
    /** The provider was asked and nobody can say what it did. Asking again will tell. */
    UNKNOWN,
    /** The provider has acknowledged; the result comes later. */
    SENT,
    /** The agent has the money. */
    PAID,
    /** The provider refused for certain: it is on the float again. */
    FAILED;

    public boolean canBecome(WithdrawalStatus next) {
        return moves().contains(next);
    }

    private Set<WithdrawalStatus> moves() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(UNKNOWN);
            // back to REQUESTED when the provider swears that it never heard of it
            case UNKNOWN -> EnumSet.of(REQUESTED, SENT, PAID, FAILED);
            case SENT -> EnumSet.of(UNKNOWN, PAID, FAILED);
            case PAID, FAILED -> EnumSet.noneOf(WithdrawalStatus.class);
        };
    }
}
