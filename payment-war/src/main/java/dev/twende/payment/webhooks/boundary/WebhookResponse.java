package dev.twende.payment.webhooks.boundary;

import dev.twende.payment.webhooks.entity.Webhook;
import dev.twende.payment.webhooks.entity.WebhookEvent;
import dev.twende.payment.webhooks.entity.WebhookStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A webhook as its company sees it.
 *
 * @param secret what verifies the signatures; only in the answer to the registration
 * @param disabledReason only when it is DISABLED
 */
public record WebhookResponse(
        UUID webhookId,
        UUID companyId,
        String url,
        List<String> events,
        WebhookStatus status,
        String disabledReason,
        String secret,
        Instant createdAt) {

    static WebhookResponse from(Webhook webhook) {
        return withSecret(webhook, null);
    }

    static WebhookResponse withSecret(Webhook webhook, String secret) {
        return new WebhookResponse(
                webhook.id(),
                webhook.companyId(),
                webhook.url(),
                webhook.events().stream().map(WebhookEvent::wireName).toList(),
                webhook.status(),
                webhook.disabledReason().orElse(null),
                secret,
                webhook.createdAt());
    }
}
