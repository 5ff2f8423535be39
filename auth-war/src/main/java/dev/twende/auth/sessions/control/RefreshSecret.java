package dev.twende.auth.sessions.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A refresh token as its holder has it: 256 random bits. A successor is computed from its predecessor and the session's salt,
 * so that a repeated refresh is given the very same successor, although only hashes are stored.
 *
 * @param text what travels; never logged, never stored
 */
public record RefreshSecret(String text) {
    private static final int BYTES = 32;
    private static final String MAC = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The first of a session. */
    public static RefreshSecret first() {
        return new RefreshSecret(BASE64.encodeToString(salt()));
    }

    /** Random bytes for a new session. */
    public static byte[] salt() {
        byte[] salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }

    /** The one that follows this one in the session with this salt. */
    public RefreshSecret successor(byte[] salt) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(salt, MAC));
            return new RefreshSecret(BASE64.encodeToString(mac.doFinal(text.getBytes(UTF_8))));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(MAC + " is missing", impossible);
        }
    }

    /** What is stored; a fast hash is enough for a random secret. */
    public String hash() {
        try {
            return BASE64.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("SHA-256 is missing", impossible);
        }
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "RefreshSecret";
    }
}
