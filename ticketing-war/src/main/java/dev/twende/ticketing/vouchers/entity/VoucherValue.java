package dev.twende.ticketing.vouchers.entity;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;

/**
 * What a voucher is worth; never changed once it is issued.
 *
 * @param amount of an AMOUNT or a BALANCE; otherwise null
 * @param percent of a PERCENT, 1 to 100; otherwise null
 * @param cap the most that a PERCENT takes off; null for no cap
 */
public record VoucherValue(VoucherKind kind, Money amount, Integer percent, Money cap) {

    /** @throws Problem when it is not what its kind needs */
    public VoucherValue {
        boolean isPart = kind == VoucherKind.PERCENT;
        if (isPart != (amount == null)) {
            throw Problem.invalid("amount", isPart ? "is not for a PERCENT" : "must be given");
        }
        if (isPart != (percent != null)) {
            throw Problem.invalid("percent", isPart ? "must be given" : "is only for a PERCENT");
        }
        if (!isPart && cap != null) {
            throw Problem.invalid("cap", "is only for a PERCENT");
        }
    }

    /**
     * What it takes off a price. Unless that is all of it, whole units of the currency: what is left must be collectable, and mobile
     * money collects no cents.
     *
     * @param spent of a BALANCE before, in minor units
     */
    long off(Money price, long spent) {
        long worth = Math.min(
                price.amount(),
                switch (kind) {
                    case AMOUNT -> amount.amount();
                    case BALANCE -> Math.max(0, amount.amount() - spent);
                    case PERCENT -> part(price);
                });
        return worth == price.amount() ? worth : worth - worth % unit(price.currency());
    }

    private long part(Money price) {
        long part = BigInteger.valueOf(price.amount())
                .multiply(BigInteger.valueOf(percent))
                .divide(BigInteger.valueOf(100))
                .longValueExact();
        return cap == null ? part : Math.min(part, cap.amount());
    }

    /** How many minor units a unit has. */
    private static long unit(String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return BigDecimal.ONE.movePointRight(digits).longValueExact();
    }
}
