package dev.twende.payment.webhooks.boundary;

import dev.twende.payment.webhooks.entity.DeliveryStatus;
import dev.twende.payment.webhooks.entity.WebhookDelivery;
import java.time.Instant;
import java.util.UUID;

/**
 * How the telling of one event went.
 *
 * @param body what is sent, to the letter
 * @param nextAttemptAt only while it is PENDING
 * @param lastStatus the HTTP status of the last attempt, if there was an answer
 * @param lastError why the last attempt did not succeed
 */
public record DeliveryResponse(
        UUID deliveryId,
        UUID webhookId,
        String event,
        DeliveryStatus status,
        int attempts,
        Instant nextAttemptAt,
        Instant lastAttemptAt,
        Integer lastStatus,
        String lastError,
        Instant deliveredAt,
        Instant createdAt,
        String body) {

    static DeliveryResponse from(WebhookDelivery delivery) {
        return new DeliveryResponse(
                delivery.id(),
                delivery.webhookId(),
                delivery.event().wireName(),
                delivery.status(),
                delivery.attempts(),
                delivery.nextAttemptAt().orElse(null),
                delivery.lastAttemptAt().orElse(null),
                delivery.lastStatus().orElse(null),
                delivery.lastError().orElse(null),
                delivery.deliveredAt().orElse(null),
                delivery.createdAt(),
                delivery.body());
    }
}
