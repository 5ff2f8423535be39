package dev.twende.events.payment;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The provider confirmed that no money came.
 *
 * @param method e.g. MPESA
 * @param reason the provider's result, as text
 */
public record PaymentFailed(
        UUID transactionId,
        String bookingReference,
        UUID companyId,
        Money amount,
        String method,
        String reason,
        Instant failedAt)
        implements PaymentEvent {
    @Override
    public UUID aggregateId() {
        return transactionId;
    }
}
