package dev.twende.kit.money;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks {@link Amount}. */
public class AmountValidator implements ConstraintValidator<Amount, Money> {
    /** Those with a minor unit: gold and the like, and the code for no currency at all, have none that could be counted. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private long min;

    @Override
    public void initialize(Amount amount) {
        min = amount.min();
    }

    @Override
    public boolean isValid(Money money, ConstraintValidatorContext context) {
        return money == null
                || money.amount() >= min
                        && money.amount() <= Amount.MAX
                        && money.currency() != null
                        && CURRENCIES.contains(money.currency());
    }
}
