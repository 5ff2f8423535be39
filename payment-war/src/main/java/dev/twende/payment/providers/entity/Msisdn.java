package dev.twende.payment.providers.entity;

import java.util.regex.Pattern;

/**
 * A phone number as mobile-money providers write it: digits with the country code, no plus. It never shows itself whole in
 * text that people write by accident, such as a log line.
 *
 * @param digits e.g. {@code 254712345678}
 */
public record Msisdn(String digits) {
    private static final Pattern FORM = Pattern.compile("[1-9]\\d{6,14}");
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 2;

    public Msisdn {
        if (!FORM.matcher(digits).matches()) {
            throw new IllegalArgumentException("not an MSISDN");
        }
    }

    /** Enough to recognise one's own number by: {@code 254*******78}. */
    @Override
    public String toString() {
        int hidden = Math.max(0, digits.length() - SHOWN_FIRST - SHOWN_LAST);
        return digits.substring(0, SHOWN_FIRST) + "*".repeat(hidden) + digits.substring(SHOWN_FIRST + hidden);
    }
}
