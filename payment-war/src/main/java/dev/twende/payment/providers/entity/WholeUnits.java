package dev.twende.payment.providers.entity;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Mobile money moves whole shillings and francs only, while Twende counts minor units: KES 50.00 is 5000 here and 50 there. */
public final class WholeUnits {
    private WholeUnits() {}

    /** Whether the price can be asked for at all: KES 50.50 cannot. */
    public static boolean canExpress(Money price) {
        return inUnits(price).stripTrailingZeros().scale() <= 0;
    }

    /**
     * @throws Problem validation-failed when the amount has a fraction
     */
    public static void mustExpress(Money amount, String provider) {
        if (!canExpress(amount)) {
            throw Problem.invalid("amount", provider + " moves whole " + amount.currency() + " only");
        }
    }

    /**
     * The price as the provider takes it.
     *
     * @throws ArithmeticException when the price has a fraction
     */
    public static String express(Money price) {
        return inUnits(price).toBigIntegerExact().toString();
    }

    /** Whether the provider's amount, however it is written ({@code 50}, {@code 50.00}), is this price. */
    public static boolean isSame(BigDecimal units, Money price) {
        return units.compareTo(inUnits(price)) == 0;
    }

    /** The provider's amount as ours; empty when ours cannot say it. */
    public static Optional<Money> read(BigDecimal units, String currency) {
        try {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            return Optional.of(new Money(units.movePointRight(digits).longValueExact(), currency));
        } catch (IllegalArgumentException | ArithmeticException unsayable) {
            return Optional.empty();
        }
    }

    private static BigDecimal inUnits(Money price) {
        int digits = Currency.getInstance(price.currency()).getDefaultFractionDigits();
        return BigDecimal.valueOf(price.amount()).movePointLeft(digits);
    }
}
