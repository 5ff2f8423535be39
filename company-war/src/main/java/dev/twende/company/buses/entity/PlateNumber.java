package dev.twende.company.buses.entity;

import dev.twende.kit.problem.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A plate number in its one spelling: capital letters and digits. {@code rab 123-a} and {@code RAB123A} are the same plate.
 */
public record PlateNumber(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Z0-9]{2,16}");

    public PlateNumber {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not normalised: " + value);
        }
    }

    /** Reads any spelling. */
    public static PlateNumber of(String text) {
        String normalised = text.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        if (!FORM.matcher(normalised).matches()) {
            throw Problem.invalid("plate_number", "must have 2 to 16 letters and digits");
        }
        return new PlateNumber(normalised);
    }

    @Override
    public String toString() {
        return value;
    }
}
