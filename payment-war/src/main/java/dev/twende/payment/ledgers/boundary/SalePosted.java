package dev.twende.payment.ledgers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.entity.Sale;

/** A sale was booked just now, in this transaction, with this commission for its agent. For the other features of this house. */
public record SalePosted(Sale sale, Money agentCommission) {}
