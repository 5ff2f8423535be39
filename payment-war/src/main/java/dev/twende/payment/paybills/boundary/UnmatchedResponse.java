package dev.twende.payment.paybills.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.paybills.entity.MismatchReason;
import dev.twende.payment.paybills.entity.PaybillPayment;
import dev.twende.payment.paybills.entity.PaybillStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * Money that came by itself, for whoever finds out whose it is.
 *
 * @param reference as the customer typed it
 * @param reason why it fits nothing
 * @param transactionId what it pays, once that is known
 * @param note what a person noted, or why the provider did not send it back
 * @param returnAt UNMATCHED: when it goes back by itself, unless a person was faster; RETURNING: when the provider is asked about it
 */
public record UnmatchedResponse(
        UUID paymentId,
        String receipt,
        String reference,
        Money amount,
        PaybillStatus status,
        MismatchReason reason,
        UUID transactionId,
        String note,
        UUID handledBy,
        Instant returnAt,
        Instant receivedAt,
        Instant updatedAt) {

    static UnmatchedResponse from(PaybillPayment payment) {
        return new UnmatchedResponse(
                payment.id(),
                payment.receipt(),
                payment.reference(),
                payment.amount(),
                payment.status(),
                payment.reason().orElse(null),
                payment.transactionId().orElse(null),
                payment.note().orElse(null),
                payment.handledBy().orElse(null),
                payment.returnAt().orElse(null),
                payment.receivedAt(),
                payment.updatedAt());
    }
}
