package dev.twende.payment.settlements.entity;

import dev.twende.kit.money.Money;
import dev.twende.payment.ledgers.entity.Item;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a period adds up to in one currency. In favour of the company is positive: what was sold, but also cash that it put into
 * drawers; against it is negative.
 *
 * @param opening what was owed to the company when the period began
 * @param items what moved, for each item; those that did not are missing
 */
public record Totals(String currency, long opening, Map<Item, Long> items) {
    public Totals {
        items = items.isEmpty() ? Map.of() : new EnumMap<>(items);
    }

    public Money of(Item item) {
        return new Money(items.getOrDefault(item, 0L), currency);
    }

    public Money openingBalance() {
        return new Money(opening, currency);
    }

    /** What is owed to the company at the end; negative when it owes the platform. */
    public Money payable() {
        long sum = opening;
        for (long amount : items.values()) {
            sum = Math.addExact(sum, amount);
        }
        return new Money(sum, currency);
    }
}
