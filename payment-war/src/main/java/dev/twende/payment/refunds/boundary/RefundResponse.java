package dev.twende.payment.refunds.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Versioned;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.refunds.entity.PaidFrom;
import dev.twende.payment.refunds.entity.Refund;
import dev.twende.payment.refunds.entity.RefundStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * A refund as staff sees it.
 *
 * @param waitsForPerson whether nothing more happens by itself
 * @param resultCode the provider's own code for how the last try failed, once it did
 * @param providerRef the provider's receipt of the way back, or what a person wrote down who paid it
 * @param paidFrom where a person took it from; absent when the provider paid it
 */
public record RefundResponse(
        UUID refundId,
        int version,
        UUID transactionId,
        UUID companyId,
        String bookingReference,
        RefundStatus status,
        boolean waitsForPerson,
        Money amount,
        PaymentMethod method,
        String reason,
        String resultCode,
        String resultText,
        String providerRef,
        PaidFrom paidFrom,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {

    static RefundResponse from(Refund refund) {
        return new RefundResponse(
                refund.id(),
                refund.version(),
                refund.transactionId(),
                refund.companyId(),
                refund.bookingReference(),
                refund.status(),
                refund.needsAPerson(),
                refund.amount(),
                refund.method(),
                refund.reason(),
                refund.resultCode().orElse(null),
                refund.resultText().orElse(null),
                refund.providerRef().orElse(null),
                refund.paidFrom().orElse(null),
                refund.createdAt(),
                refund.updatedAt());
    }
}
