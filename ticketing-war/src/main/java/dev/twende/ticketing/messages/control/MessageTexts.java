package dev.twende.ticketing.messages.control;

import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.messages.entity.MessageKind;
import dev.twende.ticketing.messages.entity.SmsText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts a message into words that fit one SMS: long names are cut, never the message. */
@ApplicationScoped
public class MessageTexts {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z_]+)}");

    /** How much room each value has at most; the texts are written so that all of them fit. */
    private static final Map<String, Integer> ROOM = Map.ofEntries(
            Map.entry("company", 16),
            Map.entry("reference", 12),
            Map.entry("old_reference", 12),
            Map.entry("from", 12),
            Map.entry("to", 12),
            Map.entry("time", 11),
            Map.entry("before", 11),
            Map.entry("deadline", 11),
            Map.entry("seats", 14),
            Map.entry("passenger", 16),
            Map.entry("plate", 10),
            Map.entry("amount", 16),
            Map.entry("code", 14),
            Map.entry("until", 10));

    private final Map<Language, ResourceBundle> bundles = new EnumMap<>(Language.class);

    public MessageTexts() {
        for (Language language : Language.values()) {
            bundles.put(
                    language,
                    ResourceBundle.getBundle(
                            "dev.twende.ticketing.messages.texts",
                            Locale.forLanguageTag(language.code()),
                            MessageTexts.class.getClassLoader(),
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    /**
     * The words.
     *
     * @param values for the blanks of the text
     * @throws IllegalArgumentException when a blank has no value
     */
    public String text(MessageKind kind, Language language, Map<String, String> values) {
        Matcher blank = BLANK.matcher(bundles.get(language).getString(kind.name()));
        return blank.replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), values)));
    }

    private static String value(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null || !ROOM.containsKey(name)) {
            throw new IllegalArgumentException("nothing to say for " + name);
        }
        return SmsText.of(value, ROOM.get(name));
    }
}
