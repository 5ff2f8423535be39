package dev.twende.company.companies.entity;

import dev.twende.kit.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A tax identification number in its one spelling, capital letters and digits. It is written with blanks, dots and dashes or
 * without. What it looks like is its country's business:
 *
 * <table>
 * <caption>Forms</caption>
 * <tr><td>RW</td><td>TIN of the Rwanda Revenue Authority: 9 digits</td></tr>
 * <tr><td>KE</td><td>PIN of the Kenya Revenue Authority: a letter, 9 digits, a letter</td></tr>
 * <tr><td>UG</td><td>TIN of the Uganda Revenue Authority: 10 digits</td></tr>
 * <tr><td>TZ</td><td>TIN of the Tanzania Revenue Authority: 9 digits</td></tr>
 * <tr><td>BI</td><td>NIF of the Office Burundais des Recettes: 10 digits</td></tr>
 * <tr><td>CD</td><td>NIF of the Direction Générale des Impôts: a letter, 7 digits, a letter</td></tr>
 * <tr><td>others</td><td>5 to 20 letters and digits</td></tr>
 * </table>
 *
 * <p>Only the form is checked: whether the number was given out, its authority knows.
 */
public record TinNumber(String value) {
    private static final Form GENERAL = new Form("[A-Z0-9]{5,20}", "5 to 20 letters and digits");
    private static final Map<String, Form> FORMS = Map.of(
            "RW", new Form("[0-9]{9}", "9 digits"),
            "KE", new Form("[A-Z][0-9]{9}[A-Z]", "a letter, 9 digits and a letter"),
            "UG", new Form("[0-9]{10}", "10 digits"),
            "TZ", new Form("[0-9]{9}", "9 digits"),
            "BI", new Form("[0-9]{10}", "10 digits"),
            "CD", new Form("[A-Z][0-9]{7}[A-Z]", "a letter, 7 digits and a letter"));

    /** Reads any spelling. */
    public static TinNumber of(String country, String text) {
        String normalised = text.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        Form form = FORMS.getOrDefault(country, GENERAL);
        if (!form.pattern().matcher(normalised).matches()) {
            throw Problem.invalid("tin_number", "must be " + form.words() + " in " + country);
        }
        return new TinNumber(normalised);
    }

    private record Form(Pattern pattern, String words) {
        Form(String pattern, String words) {
            this(Pattern.compile(pattern), words);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
