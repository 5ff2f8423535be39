package dev.twende.payment.fiscalreceipts.control;

import dev.twende.kit.money.Money;
import dev.twende.payment.fiscalreceipts.entity.ReceiptKind;
import dev.twende.payment.fiscalreceipts.entity.Taxpayer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What the device is told.
 *
 * @param number the company's own, which the device signs once
 * @param original the number of the sale that a refund is about; empty for a sale
 */
public record FiscalInvoice(
        UUID receiptId,
        ReceiptKind kind,
        Taxpayer taxpayer,
        long number,
        Optional<Long> original,
        String bookingReference,
        Money amount,
        String method,
        Instant occurredAt) {}
