package dev.twende.payment.providers.entity;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a provider collects at once: whole units of its currencies, from one to so many.
 *
 * @param max in whole units
 */
public record CollectionLimits(List<String> currencies, long max) {

    /**
     * @throws Problem payment-method-unsupported, payment-amount-out-of-range
     */
    public void mustAllow(Money price, String provider) {
        if (!currencies.contains(price.currency())) {
            throw Problem.of(
                    ProblemType.PAYMENT_METHOD_UNSUPPORTED, provider + " moves no " + price.currency() + " here.");
        }
        if (!WholeUnits.canExpress(price)) {
            throw Problem.of(
                    ProblemType.PAYMENT_METHOD_UNSUPPORTED, provider + " takes whole units of a currency only.");
        }
        BigDecimal units = new BigDecimal(WholeUnits.express(price));
        if (units.signum() <= 0 || units.compareTo(BigDecimal.valueOf(max)) > 0) {
            throw Problem.of(
                            ProblemType.PAYMENT_AMOUNT_OUT_OF_RANGE,
                            provider + " moves from 1 to " + max + " " + price.currency() + " at once.")
                    .with("min", 1)
                    .with("max", max);
        }
    }
}
