package dev.twende.payment.providers.entity;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * One movement of money to us, as the provider has it in its books.
 *
 * @param receipt the provider's name for the movement
 * @param reference what the customer gave as reference: the booking reference, if he typed it right
 * @param amount in whole units of the account's currency
 */
public record StatementLine(String receipt, String reference, BigDecimal amount, Instant at) {}
