package dev.twende.events.payment;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/**
 * The tax authority's device has signed a sale or a refund; whoever prints its tickets prints this on them.
 *
 * @param refundId absent for a sale
 * @param number the device's own number and its number of the receipt
 * @param qr what the code on the ticket must say
 */
public record FiscalReceiptIssued(
        UUID transactionId,
        UUID refundId,
        String bookingReference,
        UUID companyId,
        Money amount,
        String number,
        String qr,
        Instant signedAt)
        implements PaymentEvent {
    @Override
    public UUID aggregateId() {
        return transactionId;
    }
}
