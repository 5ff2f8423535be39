package dev.twende.payment.fiscalreceipts.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.rest.Versioned;
import dev.twende.payment.fiscalreceipts.entity.FiscalReceipt;
import dev.twende.payment.fiscalreceipts.entity.ReceiptKind;
import dev.twende.payment.fiscalreceipts.entity.ReceiptStatus;
import dev.twende.payment.fiscalreceipts.entity.SignedReceipt;
import java.time.Instant;
import java.util.UUID;

/**
 * How the receipt of a sale or a refund stands.
 *
 * @param refundId absent for a sale
 * @param invoiceNumber what the device knows it by; absent before it was told
 * @param nextAttemptAt when the device is told next; absent when it is not
 * @param lastError the device's words, or the network's
 * @param fiscalNumber the device's number and its number of the receipt, once it is issued
 * @param fiscalQr what the code on the ticket must say
 */
public record FiscalReceiptResponse(
        UUID receiptId,
        int version,
        UUID companyId,
        ReceiptKind kind,
        UUID transactionId,
        UUID refundId,
        String bookingReference,
        Money amount,
        Money tax,
        ReceiptStatus status,
        Long invoiceNumber,
        int attempts,
        Instant nextAttemptAt,
        String lastError,
        String fiscalNumber,
        String fiscalQr,
        Instant occurredAt,
        Instant signedAt)
        implements Versioned {

    static FiscalReceiptResponse from(FiscalReceipt receipt) {
        return new FiscalReceiptResponse(
                receipt.id(),
                receipt.version(),
                receipt.companyId(),
                receipt.kind(),
                receipt.transactionId(),
                receipt.refundId().orElse(null),
                receipt.bookingReference(),
                receipt.amount(),
                receipt.taxpayer().taxType().taxIn(receipt.amount()),
                receipt.status(),
                receipt.invoiceNumber().orElse(null),
                receipt.attempts(),
                receipt.nextAttemptAt().orElse(null),
                receipt.lastError().orElse(null),
                receipt.signed().map(SignedReceipt::number).orElse(null),
                receipt.signed().map(SignedReceipt::qr).orElse(null),
                receipt.occurredAt(),
                receipt.signed().map(SignedReceipt::signedAt).orElse(null));
    }
}
