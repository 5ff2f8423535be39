package dev.twende.auth.devices.entity;

import dev.twende.kit.problem.Problem;
import java.util.regex.Pattern;

/**
 * Four to eight digits. Short, since it is good on enrolled devices only, where a few wrong tries lock it; so none that comes first
 * to a thief's mind.
 *
 * @param digits never logged, never stored
 */
public record Pin(String digits) {
    private static final Pattern FORM = Pattern.compile("[0-9]{4,8}");

    /** Checks a new one. */
    public Pin {
        if (digits == null || !FORM.matcher(digits).matches()) {
            throw Problem.invalid("pin", "must have 4 to 8 digits");
        }
        if (isRun(digits)) {
            throw Problem.invalid("pin", "must not be one digit again and again, nor count up or down");
        }
    }

    /** Whether every digit follows the one before by the same step: 0000, 1234, 9876. */
    private static boolean isRun(String digits) {
        int step = digits.charAt(1) - digits.charAt(0);
        boolean known = Math.abs(step) <= 1;
        for (int i = 2; known && i < digits.length(); i++) {
            known = digits.charAt(i) - digits.charAt(i - 1) == step;
        }
        return known;
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "Pin";
    }
}
