package dev.twende.payment.webhooks.entity;

/** How the telling stands. */
public enum DeliveryStatus {
    /** To be tried, for the first time or again. */
    PENDING,
    /** The target took it. */
    DELIVERED,
    /** Given up: tried for three days, or the webhook is no more. */
    FAILED;

    public boolean canBecome(DeliveryStatus next) {
        return switch (this) {
            case PENDING -> next == DELIVERED || next == FAILED;
            case DELIVERED, FAILED -> next == PENDING; // a replay
        };
    }
}
