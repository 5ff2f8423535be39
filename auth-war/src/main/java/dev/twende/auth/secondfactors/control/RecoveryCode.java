package dev.twende.auth.secondfactors.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;

/**
 * What opens an account once when the authenticator is lost: 80 bits, too many to guess even from the hash.
 *
 * @param text four groups of four letters and digits, such as {@code ABCD-EFGH-2345-JKLM}; never logged, never stored
 */
public record RecoveryCode(String text) {
    /** How many random bytes make one. */
    public static final int BYTES = 10;

    private static final String GROUPS = "(.{4})(?!$)";

    /** A new one. */
    public static RecoveryCode of(byte[] random) {
        return new RecoveryCode(Totp.base32(random).replaceAll(GROUPS, "$1-"));
    }

    /** What is stored, however the code was typed. */
    public String hash() {
        String bare = text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z2-7]", "");
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bare.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is missing", impossible);
        }
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
