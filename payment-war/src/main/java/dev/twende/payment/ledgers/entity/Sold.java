package dev.twende.payment.ledgers.entity;

import dev.twende.kit.money.Money;
import java.util.UUID;

/**
 * What the ledger knows of a sale.
 *
 * @param place where its money was put
 * @param platformFee taken at the sale, whatever was returned since
 * @param agentCommission as the fee
 * @param agent who got the commission; empty when nobody did
 * @param owedBack what all its refunds so far add up to, paid back or not
 */
public record Sold(
        UUID transactionId,
        String bookingReference,
        UUID companyId,
        Money price,
        Place place,
        Money platformFee,
        Money agentCommission,
        String agent,
        Money owedBack) {}
