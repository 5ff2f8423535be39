package dev.twende.ticketing.messages.entity;

import java.text.Normalizer;
import java.util.Map;

/**
 * Text in the alphabet of a phone: the GSM 7 bit default alphabet and its extension (3GPP TS 23.038, section 6.2.1). A message in it
 * has 160 characters, of which those of the extension count twice; a single character from outside would leave room for 70.
 */
public final class SmsText {
    /** What one message holds. */
    public static final int LENGTH = 160;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENSION = "^{}\\[~]|€";
    private static final Map<String, String> SPELT = Map.ofEntries(
            Map.entry("‘", "'"),
            Map.entry("’", "'"),
            Map.entry("`", "'"),
            Map.entry("“", "\""),
            Map.entry("”", "\""),
            Map.entry("«", "\""),
            Map.entry("»", "\""),
            Map.entry("–", "-"),
            Map.entry("—", "-"),
            Map.entry("…", "..."),
            Map.entry("œ", "oe"),
            Map.entry("Œ", "OE"),
            Map.entry("ł", "l"),
            Map.entry("đ", "d"));

    private SmsText() {}

    /** The same in the phone's alphabet: letters lose what it has not, the rest becomes a question mark, white space a blank. */
    public static String of(String text) {
        StringBuilder written = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(Character::toString)
                .map(SmsText::letter)
                .forEach(written::append);
        return written.toString();
    }

    private static String letter(String letter) {
        if (letter.isBlank()) {
            return " ";
        }
        if (isOurs(letter)) {
            return letter;
        }
        String bare = SPELT.getOrDefault(
                letter, Normalizer.normalize(letter, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
        return !bare.isEmpty()
                        && bare.codePoints().mapToObj(Character::toString).allMatch(SmsText::isOurs)
                ? bare
                : letter.matches("\\p{M}") ? "" : "?";
    }

    private static boolean isOurs(String letter) {
        return BASIC.contains(letter) || EXTENSION.contains(letter);
    }

    /** How much of a message it takes. */
    public static int length(String smsText) {
        return smsText.length()
                + (int) smsText.chars()
                        .filter(letter -> EXTENSION.indexOf(letter) >= 0)
                        .count();
    }

    /** Its beginning, in the phone's alphabet, that takes no more than this. */
    public static String of(String text, int atMost) {
        String written = of(text.strip());
        while (length(written) > atMost) {
            written = written.substring(0, written.length() - 1).stripTrailing();
        }
        return written;
    }
}
