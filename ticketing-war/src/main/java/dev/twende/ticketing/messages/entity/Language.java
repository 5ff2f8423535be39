package dev.twende.ticketing.messages.entity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages passengers are written to in. */
public enum Language {
    ENGLISH("en"),
    FRENCH("fr"),
    KINYARWANDA("rw"),
    SWAHILI("sw");

    /** What a request may carry. */
    public static final String FORM = "en|fr|rw|sw";

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1. */
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when it is not one of ours */
    public static Language of(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no language of ours: " + code));
    }

    /**
     * What a browser prefers among ours; English when it says nothing that we understand.
     *
     * @param acceptLanguage the header of RFC 9110, section 12.5.4; may be null
     */
    public static Language preferred(String acceptLanguage) {
        return ranges(acceptLanguage).stream()
                .filter(range -> range.getWeight() > 0)
                .flatMap(range -> find(Locale.forLanguageTag(range.getRange()).getLanguage()).stream())
                .findFirst()
                .orElse(ENGLISH);
    }

    private static List<Locale.LanguageRange> ranges(String acceptLanguage) {
        try {
            return acceptLanguage == null ? List.of() : Locale.LanguageRange.parse(acceptLanguage);
        } catch (IllegalArgumentException malformed) {
            return List.of();
        }
    }

    private static Optional<Language> find(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst();
    }
}
