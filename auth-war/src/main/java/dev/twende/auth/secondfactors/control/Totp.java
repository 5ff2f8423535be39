package dev.twende.auth.secondfactors.control;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Time-based one-time passwords as every authenticator makes them (RFC 6238 with the values of the de facto standard: HMAC-SHA-1, six
 * digits, steps of 30 seconds). A clock may be one step wrong.
 */
public final class Totp {
    /** Length of a step in seconds. */
    public static final int PERIOD = 30;
    /** How many digits a code has. */
    public static final int DIGITS = 6;

    private static final int DRIFT = 1;
    private static final int MODULUS = 1_000_000;
    private static final String MAC = "HmacSHA1";
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Totp() {}

    /** The step that a time is in. */
    public static long step(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), PERIOD);
    }

    /** The code of a step (RFC 4226, section 5.3). */
    public static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(secret, MAC));
            byte[] hash =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = hash[hash.length - 1] & 0xF;
            int number = ByteBuffer.wrap(hash).getInt(offset) & Integer.MAX_VALUE;
            return String.format("%0" + DIGITS + "d", number % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(MAC + " is missing", impossible);
        }
    }

    /** The step whose code this is, of those that are close enough; the latest if several are. */
    public static OptionalLong stepOf(byte[] secret, String code, Instant now) {
        long current = step(now);
        for (long step = current + DRIFT; step >= current - DRIFT; step--) {
            if (code(secret, step).equals(code)) {
                return OptionalLong.of(step);
            }
        }
        return OptionalLong.empty();
    }

    /** Bytes in base 32 without padding (RFC 4648), as authenticators take secrets. */
    public static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = buffer << Byte.SIZE | next & 0xFF;
            bits += Byte.SIZE;
            while (bits >= BITS) {
                bits -= BITS;
                text.append(ALPHABET.charAt(buffer >> bits & 0x1F));
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt(buffer << BITS - bits & 0x1F));
        }
        return text.toString();
    }
}
