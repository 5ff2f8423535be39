package dev.twende.payment.refunds.boundary;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/** Money has gone back just now, in this transaction. For the other features of this house. */
public record RefundPaid(UUID refundId, UUID transactionId, Money amount, Instant paidAt) {}
