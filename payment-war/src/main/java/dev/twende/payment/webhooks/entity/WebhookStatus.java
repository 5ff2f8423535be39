package dev.twende.payment.webhooks.entity;

/** Whether a webhook is told anything. */
public enum WebhookStatus {
    ACTIVE,
    /** Its target said that it is gone for good. */
    DISABLED,
    /** The company does not want it any more. */
    REMOVED;

    public boolean canBecome(WebhookStatus next) {
        return switch (this) {
            case ACTIVE -> next == DISABLED || next == REMOVED;
            case DISABLED -> next == REMOVED;
            case REMOVED -> false;
        };
    }
}
