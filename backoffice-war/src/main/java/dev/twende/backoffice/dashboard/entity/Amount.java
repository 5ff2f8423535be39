package dev.twende.backoffice.dashboard.entity;

import java.io.Serializable;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;

/** Money in the currency's minor unit, as every API of Twende writes it. */
public record Amount(long amount, String currency) implements Serializable {

    /** For people, e.g. {@code RWF 5,000} or {@code KES 50.00}. */
    public String in(Locale locale) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return currency + "\u00a0" + format.format(BigDecimal.valueOf(amount, digits));
    }
}
