package dev.twende.payment.reconciliations.control;

import dev.twende.kit.money.Money;
import dev.twende.payment.transactions.entity.TransactionStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An attempt to pay, as our books have it.
 *
 * @param receipt the provider's; empty until it is known
 * @param booked what the ledger says came of it, in minor units; empty when nothing is booked
 */
public record OurPayment(
        UUID transactionId,
        UUID companyId,
        String bookingReference,
        TransactionStatus status,
        Money price,
        Optional<String> receipt,
        Optional<Long> booked,
        Instant createdAt) {

    /** Whether the money came, wherever it went since. */
    boolean isPaid() {
        return switch (status) {
            case SUCCEEDED, REFUND_DUE, REFUNDED -> true;
            case CREATED, PENDING, UNKNOWN, FAILED, EXPIRED -> false;
        };
    }
}
