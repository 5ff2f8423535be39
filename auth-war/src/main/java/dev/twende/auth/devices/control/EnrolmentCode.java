package dev.twende.auth.devices.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A one-time code as an administrator shows it: 20 letters that cannot be mistaken for one another, 100 random bits, in groups so
 * that it can be typed where there is no camera.
 *
 * @param text never logged, never stored
 */
public record EnrolmentCode(String text) {
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int GROUPS = 5;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new one. */
    public static EnrolmentCode next() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return new EnrolmentCode(text.toString());
    }

    /** What is stored, however it was typed; a fast hash is enough for a random secret. */
    public String hash() {
        String plain = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(plain.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is missing", impossible);
        }
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "EnrolmentCode";
    }
}
