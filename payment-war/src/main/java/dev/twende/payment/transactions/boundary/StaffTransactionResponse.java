package dev.twende.payment.transactions.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.transactions.entity.Transaction;
import dev.twende.payment.transactions.entity.TransactionStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * What a company's people see of an attempt to collect a booking's price.
 *
 * @param msisdn the payer's phone, masked; absent over a counter and for whoever paid by Pay Bill
 * @param providerRef the provider's receipt, once it is known
 * @param askAt when the provider is asked about it next; absent when it is settled, or waits for a person
 * @param soldBy who took the money or helped to pay; absent when the passenger paid without help
 * @param deviceId the enrolled device on which that was done
 * @param refundReason why money of it must go back
 */
public record StaffTransactionResponse(
        UUID transactionId,
        UUID companyId,
        String bookingReference,
        TransactionStatus status,
        Money amount,
        PaymentMethod method,
        String msisdn,
        String providerRef,
        UUID soldBy,
        UUID deviceId,
        String resultCode,
        String resultText,
        String refundReason,
        Instant askAt,
        Instant createdAt,
        Instant updatedAt) {

    static StaffTransactionResponse from(Transaction transaction) {
        return new StaffTransactionResponse(
                transaction.id(),
                transaction.companyId(),
                transaction.bookingReference(),
                transaction.status(),
                transaction.price(),
                transaction.method(),
                transaction.payer().map(Object::toString).orElse(null),
                transaction.providerRef().orElse(null),
                transaction.soldBy().orElse(null),
                transaction.deviceId().orElse(null),
                transaction.resultCode().orElse(null),
                transaction.resultText().orElse(null),
                transaction.refundReason().orElse(null),
                transaction.askAt().orElse(null),
                transaction.createdAt(),
                transaction.updatedAt());
    }
}
