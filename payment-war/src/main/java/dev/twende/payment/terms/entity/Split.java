package dev.twende.payment.terms.entity;

import dev.twende.kit.money.Money;

/** What of a price is not the company's. */
public record Split(Money platformFee, Money agentCommission) {}
