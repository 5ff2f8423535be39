package dev.twende.payment.ledgers.entity;

import dev.twende.kit.money.Money;

/** What an account's entries add up to; a debit is positive. */
public record Balance(Account account, String part, Money amount) {}
