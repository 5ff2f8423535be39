package dev.twende.payment.fiscalreceipts.entity;

import dev.twende.kit.money.Money;
import java.math.BigInteger;

/** How a company's tickets are taxed, by the letters of the Rwanda Revenue Authority. Prices include the tax. */
public enum TaxType {
    /** Exempt, as passenger transport is. */
    A(0),
    /** Value-added tax at the standard rate. */
    B(18),
    /** Exports. */
    C(0),
    /** Of somebody who is not registered for value-added tax. */
    D(0);

    private static final int PER_CENT = 100;

    private final int rate;

    TaxType(int rate) {
        this.rate = rate;
    }

    /** In per cent of the price without the tax. */
    public int rate() {
        return rate;
    }

    /** The tax in a price that includes it, rounded half up to the minor unit. */
    public Money taxIn(Money price) {
        BigInteger doubled = BigInteger.valueOf(price.amount()).multiply(BigInteger.valueOf(2L * rate));
        BigInteger whole = BigInteger.valueOf(PER_CENT + rate);
        return new Money(
                doubled.add(whole).divide(whole.multiply(BigInteger.TWO)).longValueExact(), price.currency());
    }
}
