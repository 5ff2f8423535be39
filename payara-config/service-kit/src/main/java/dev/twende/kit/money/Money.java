package dev.twende.kit.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;

/**
 * An amount of money.
 *
 * @param amount in the currency's minor unit (RWF has none, so 5000 is RWF 5,000; KES has cents, so 5000 is KES 50.00)
 * @param currency ISO 4217 code
 */
public record Money(long amount, String currency) {

    /** Checks the currency, then builds the amount. */
    public static Money of(long amount, String currency) {
        return new Money(amount, Currency.getInstance(currency).getCurrencyCode());
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot add " + other.currency + " to " + currency);
        }
        return new Money(Math.addExact(amount, other.amount), currency);
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(amount, (long) count), currency);
    }

    /** For people: {@code RWF 5,000} or {@code KES 50.00}. */
    @Override
    public String toString() {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return String.format(Locale.ROOT, "%s %,." + digits + "f", currency, BigDecimal.valueOf(amount, digits));
    }
}
