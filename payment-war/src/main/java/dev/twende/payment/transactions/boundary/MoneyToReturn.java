package dev.twende.payment.transactions.boundary;

import dev.twende.kit.money.Money;
import java.util.UUID;

/**
 * Money of a transaction is ours and must not be: fired in the database transaction that finds it out, and taken up in the same one
 * by whoever gives money back.
 *
 * @param refundId by which it is done once, e.g. the transaction's id when all of it goes back
 * @param reason for the people who handle it
 */
public record MoneyToReturn(UUID refundId, UUID transactionId, Money amount, String reason) {}
