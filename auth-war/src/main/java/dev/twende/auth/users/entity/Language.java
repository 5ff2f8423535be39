package dev.twende.auth.users.entity;

import java.util.Arrays;

/** The languages users are written to in. */
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
        return Arrays.stream(values())
                .filter(language -> language.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no language of ours: " + code));
    }
}
