package dev.twende.company.fareclasses.boundary;

import dev.twende.kit.money.Money;

/**
 * What a ladder makes of a price at one moment.
 *
 * @param refund what would be paid back; absent when the ticket cannot be given back any more
 * @param refundFee what would be kept of it
 * @param changeFee what an exchange would cost; absent when the ticket cannot be exchanged any more
 * @param nameChangeFee what naming somebody else would cost; absent when nobody else can be named any more
 */
public record QuoteResponse(
        Money price, long secondsBefore, Money refund, Money refundFee, Money changeFee, Money nameChangeFee) {}
