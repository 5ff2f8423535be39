package dev.twende.payment.callbacks.control;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides phone numbers in what providers sent, so that evidence can be read without learning who paid: every free-standing run of
 * 10 to 15 digits, except one that reads as a time such as 20191219102115.
 */
public final class PhoneMask {
    private static final Pattern DIGITS = Pattern.compile("(?<![0-9A-Za-z_])\\d{10,15}(?![0-9A-Za-z_])");
    private static final Pattern TIME =
            Pattern.compile("20\\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])([01]\\d|2[0-3])[0-5]\\d[0-5]\\d");
    private static final int SHOWN_FIRST = 3;
    private static final int SHOWN_LAST = 2;

    private PhoneMask() {}

    public static String over(String text) {
        return DIGITS.matcher(text).replaceAll(found -> Matcher.quoteReplacement(masked(found.group())));
    }

    private static String masked(String digits) {
        if (TIME.matcher(digits).matches()) {
            return digits;
        }
        int hidden = digits.length() - SHOWN_FIRST - SHOWN_LAST;
        return digits.substring(0, SHOWN_FIRST) + "*".repeat(hidden) + digits.substring(SHOWN_FIRST + hidden);
    }
}
