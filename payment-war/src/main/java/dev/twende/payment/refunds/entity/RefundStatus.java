package dev.twende.payment.refunds.entity;

import java.util.EnumSet;
import java.util.Set;

/** Where a refund stands, and the only moves there are. */
public enum RefundStatus {
    /** Written down; the provider will be asked. */
    REQUESTED,
    /** The provider has acknowledged; the result comes later. */
    SENT,
    /** The provider was asked and nobody can say what it did. Asking again will tell. */
    UNKNOWN,
    /** The money is back. */
    SUCCEEDED,
    /** The provider refused for certain: a person decides. */
    FAILED,
    /** No provider can do it: a person hands the money over. */
    MANUAL;

    public boolean canBecome(RefundStatus next) {
        return moves().contains(next);
    }

    /** Whether a person has to do something. */
    public boolean isWork() {
        return switch (this) {
            case FAILED, MANUAL -> true;
            case REQUESTED, SENT, UNKNOWN, SUCCEEDED -> false;
        };
    }

    private Set<RefundStatus> moves() {
        return switch (this) {
            // before the provider hears of it, it is UNKNOWN what it will have done if we do not live to hear the
            // answer
            case REQUESTED -> EnumSet.of(UNKNOWN);
            // back to REQUESTED when the provider swears that it never heard of it
            case UNKNOWN -> EnumSet.of(REQUESTED, SENT, SUCCEEDED, FAILED);
            case SENT -> EnumSet.of(UNKNOWN, SUCCEEDED, FAILED);
            // tried anew, or paid by hand; or the provider changes its mind, whose word beats our conclusion
            case FAILED -> EnumSet.of(REQUESTED, SUCCEEDED);
            case MANUAL -> EnumSet.of(SUCCEEDED);
            case SUCCEEDED -> EnumSet.noneOf(RefundStatus.class);
        };
    }
}
