package dev.twende.auth.links.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What makes a link its holder's: 256 random bits.
 *
 * @param text what travels; never logged, never stored in the clear
 */
public record LinkSecret(String text) {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new one. */
    public static LinkSecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new LinkSecret(BASE64.encodeToString(bytes));
    }

    /** One that somebody presents. */
    public static LinkSecret of(String presented) {
        return new LinkSecret(presented.strip());
    }

    /** What is stored; a fast hash is enough for a random secret. */
    public String hash() {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is missing", impossible);
        }
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "LinkSecret";
    }
}
