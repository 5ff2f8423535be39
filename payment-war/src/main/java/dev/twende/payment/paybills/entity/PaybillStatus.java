package dev.twende.payment.paybills.entity;

import java.util.EnumSet;
import java.util.Set;

/** What became of money that came by itself, and the only moves there are. */
public enum PaybillStatus {
    /** We were told; the provider's statement is to show it. */
    HEARD,
    /** It pays a transaction. */
    MATCHED,
    /** It came, and fits nothing: a person decides, or it goes back by itself after a while. */
    UNMATCHED,
    /** The statement never showed it: it was made up, or the provider forgot. */
    UNCONFIRMED,
    /** The provider is being asked to send it back. */
    RETURNING,
    /** It is back. */
    RETURNED;

    public boolean canBecome(PaybillStatus next) {
        return moves().contains(next);
    }

    private Set<PaybillStatus> moves() {
        return switch (this) {
            case HEARD -> EnumSet.of(MATCHED, UNMATCHED, UNCONFIRMED);
            case UNMATCHED -> EnumSet.of(MATCHED, RETURNED, RETURNING);
            // the provider may refuse: then a person decides
            case RETURNING -> EnumSet.of(RETURNED, UNMATCHED);
            // a later statement may show it all the same
            case UNCONFIRMED -> EnumSet.of(HEARD);
            case MATCHED, RETURNED -> EnumSet.noneOf(PaybillStatus.class);
        };
    }
}
