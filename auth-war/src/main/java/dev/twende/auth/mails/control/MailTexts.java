package dev.twende.auth.mails.control;

import dev.twende.auth.mails.entity.MailKind;
import dev.twende.auth.users.entity.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a mail into words. */
@ApplicationScoped
public class MailTexts {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z_]+)}");

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    public MailTexts() {
        for (Language language : Language.values()) {
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "dev.twende.auth.mails.texts",
                            Locale.forLanguageTag(language.code()),
                            MailTexts.class.getClassLoader(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    /**
     * The words.
     *
     * @param values for the blanks of the text
     * @throws IllegalArgumentException when a blank has no value
     */
    public Words words(MailKind kind, Language language, Map<String, String> values) {
        ResourceBundle bundle = bundles.get(language);
        return new Words(bundle.getString(kind + ".subject"), filled(bundle.getString(kind + ".text"), values));
    }

    private static String filled(String text, Map<String, String> values) {
        return BLANK.matcher(text).replaceAll(blank -> Matcher.quoteReplacement(value(blank.group(1), values)));
    }

    /** A name is one line, whatever was typed into it. */
    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("nothing to say for " + name);
        }
        return value.replaceAll("\\s+", " ");
    }
}
