package dev.twende.payment.transactions.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.providers.entity.PaymentMethod;
import dev.twende.payment.transactions.entity.Transaction;
import dev.twende.payment.transactions.entity.TransactionStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * What anyone who knows a transaction's id may see of it: never the phone.
 *
 * @param providerRef the provider's receipt, once there is one
 * @param resultCode the provider's own code for how it ended, once it did
 * @param resultText the provider's own words for it
 * @param refunded what of the amount went back; absent while nothing did
 * @param fiscalNumber the tax authority's number of the sale, to be printed on its tickets; absent until its device has signed it
 * @param fiscalQr what the code beside it says
 */
public record TransactionResponse(
        UUID transactionId,
        String bookingReference,
        TransactionStatus status,
        Money amount,
        PaymentMethod method,
        String providerRef,
        String resultCode,
        String resultText,
        Money refunded,
        String fiscalNumber,
        String fiscalQr,
        Instant createdAt,
        Instant updatedAt) {

    static TransactionResponse from(Transaction transaction) {
        return new TransactionResponse(
                transaction.id(),
                transaction.bookingReference(),
                transaction.status(),
                transaction.price(),
                transaction.method(),
                transaction.providerRef().orElse(null),
                transaction.resultCode().orElse(null),
                transaction.resultText().orElse(null),
                transaction.refunded().amount() == 0 ? null : transaction.refunded(),
                transaction.fiscalNumber().orElse(null),
                transaction.fiscalQr().orElse(null),
                transaction.createdAt(),
                transaction.updatedAt());
    }
}
