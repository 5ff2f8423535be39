package dev.twende.payment.webhooks.entity;

import dev.twende.kit.problem.Problem;
import java.util.Arrays;
import java.util.List;

/** What a webhook can be told of. The name on the wire is a promise: it is never renamed. */
public enum WebhookEvent {
    PAYMENT_SUCCEEDED("payment.succeeded"),
    PAYMENT_FAILED("payment.failed"),
    PAYMENT_REFUNDED("payment.refunded"),
    /** Sent when someone asks for it, to try the way out; nobody registers for it. */
    PING("webhook.ping");

    private final String wireName;

    WebhookEvent(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    /**
     * The event a company may register for under this name.
     *
     * @throws Problem naming the field {@code events}
     */
    public static WebhookEvent named(String wireName) {
        return onOffer().stream()
                .filter(event -> event.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(
                        "events",
                        "must be of "
                                + onOffer().stream().map(WebhookEvent::wireName).toList()));
    }

    private static List<WebhookEvent> onOffer() {
        return Arrays.stream(values()).filter(event -> event != PING).toList();
    }
}
