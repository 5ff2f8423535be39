package dev.twende.payment.transactions.control;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes the unguessable end of a transaction's callback address. */
public final class CallbackSecrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 24;

    private CallbackSecrets() {}

    /** Hex, because Daraja refuses addresses in which words such as {@code exe}, {@code cmd} or {@code sql} occur by chance. */
    public static String next() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
