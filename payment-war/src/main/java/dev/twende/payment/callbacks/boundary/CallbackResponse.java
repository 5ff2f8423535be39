package dev.twende.payment.callbacks.boundary;

import dev.twende.payment.callbacks.control.PhoneMask;
import dev.twende.payment.callbacks.entity.ProviderCallback;
import dev.twende.payment.callbacks.entity.StrayCallback;
import dev.twende.payment.transactions.entity.CallbackFinding;
import java.time.Instant;
import java.util.UUID;

/**
 * What arrived at a callback address.
 *
 * @param transactionId whose address it was, when it was a payment's
 * @param refundId whose address it was, when it was a refund's
 * @param debtId whose address it was, when it was that of other money that goes out: unmatched money, a withdrawal
 * @param body as it arrived, but for phone numbers; of a stray only the beginning
 */
public record CallbackResponse(
        UUID callbackId,
        CallbackFinding finding,
        UUID transactionId,
        UUID refundId,
        UUID debtId,
        Instant receivedAt,
        String body) {

    static CallbackResponse from(ProviderCallback callback) {
        return new CallbackResponse(
                callback.id(),
                callback.finding(),
                callback.transactionId().orElse(null),
                callback.refundId().orElse(null),
                callback.debtId().orElse(null),
                callback.receivedAt(),
                PhoneMask.over(callback.body()));
    }

    static CallbackResponse from(StrayCallback stray) {
        return new CallbackResponse(
                stray.id(), CallbackFinding.STRAY, null, null, null, stray.receivedAt(), PhoneMask.over(stray.body()));
    }
}
