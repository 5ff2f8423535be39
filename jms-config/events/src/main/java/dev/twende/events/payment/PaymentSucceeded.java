package dev.twende.events.payment;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The provider confirmed that the money is ours.
 *
 * @param method e.g. MPESA
 * @param providerRef the provider's receipt
 */
public record PaymentSucceeded(
        UUID transactionId,
        String bookingReference,
        UUID companyId,
        Money amount,
        String method,
        String providerRef,
        Instant paidAt)
        implements PaymentEvent {
    @Override
    public UUID aggregateId() {
        return transactionId;
    }
}
