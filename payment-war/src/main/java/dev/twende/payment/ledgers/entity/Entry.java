package dev.twende.payment.ledgers.entity;

import dev.twende.kit.money.Money;

/**
 * One line of a posting.
 *
 * @param part which of the accounts with this name, e.g. the method; empty where a company has but one
 * @param item what it is for; only for {@link Account#COMPANY_PAYABLE}, else null
 * @param amount a debit is positive, a credit negative
 */
public record Entry(Account account, String part, Item item, Money amount) {
    public Entry {
        if ((account == Account.COMPANY_PAYABLE) != (item != null)) {
            throw new IllegalArgumentException("the company's account, and no other, says what for");
        }
        if (amount.amount() == 0) {
            throw new IllegalArgumentException("an entry moves something");
        }
    }
}
