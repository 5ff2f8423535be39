package dev.twende.events.payment;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * Money went back to who paid it, all of a transaction or a part.
 *
 * @param refundId the id it was requested with
 * @param amount of this refund, not of the transaction
 * @param providerRef the provider's receipt of the way back
 */
public record PaymentRefunded(
        UUID transactionId,
        UUID refundId,
        String bookingReference,
        UUID companyId,
        Money amount,
        String method,
        String providerRef,
        Instant refundedAt)
        implements PaymentEvent {
    @Override
    public UUID aggregateId() {
        return transactionId;
    }
}
