package dev.twende.payment.terms.entity;

import dev.twende.kit.money.Money;
import java.math.BigInteger;

/** A part of a price, in basis points (1 bp is a hundredth of a percent). */
final class Rate {
    private static final BigInteger WHOLE = BigInteger.valueOf(10_000);
    private static final BigInteger HALF = BigInteger.valueOf(5_000);

    private Rate() {}

    /** Rounded half up to the currency's minor unit; exact for any price, since nothing overflows on the way. */
    static long of(Money price, int basisPoints) {
        return BigInteger.valueOf(price.amount())
                .multiply(BigInteger.valueOf(basisPoints))
                .add(HALF)
                .divide(WHOLE)
                .longValueExact();
    }
}
