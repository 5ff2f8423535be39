package dev.twende.payment.ledgers.boundary;

import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.entity.Account;
import dev.twende.payment.ledgers.entity.Balance;
import java.util.List;
import java.util.UUID;

/** How the accounts of a company stand; those at zero are left out. */
public record BalancesResponse(UUID companyId, List<Item> items) {

    static BalancesResponse from(UUID companyId, List<Balance> balances) {
        return new BalancesResponse(companyId, balances.stream().map(Item::from).toList());
    }

    /**
     * One account.
     *
     * @param part which of those with this name: a method, a shift, an agent; absent where a company has but one
     * @param balance what lies there is positive; what is owed or earned is negative
     */
    public record Item(Account account, String part, Money balance) {
        static Item from(Balance balance) {
            return new Item(balance.account(), balance.part().isEmpty() ? null : balance.part(), balance.amount());
        }
    }
}
