package dev.twende.payment.webhooks.boundary;

import java.time.Instant;
import java.util.UUID;

/**
 * What a webhook is told: ids only. Whoever wants to know more asks the API, and gets no more than he may see.
 *
 * @param eventId the same in every attempt and in every webhook that is told of this event
 * @param type e.g. {@code payment.succeeded}
 * @param transactionId absent from a ping, as are the next two
 * @param refundId only of {@code payment.refunded}
 */
public record WebhookMessage(
        UUID eventId,
        String type,
        Instant time,
        UUID companyId,
        UUID transactionId,
        UUID refundId,
        String bookingReference) {}
