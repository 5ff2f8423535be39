package dev.twende.pos;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Bytes in the 45 letters that a QR code packs tightest (RFC 9285): two bytes are three letters, a last single byte two. */
final class Base45 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int BASE = 45;
    private static final int BYTE = 256;

    private Base45() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 2) {
            boolean pair = i + 1 < bytes.length;
            int value = pair
                    ? Byte.toUnsignedInt(bytes[i]) * BYTE + Byte.toUnsignedInt(bytes[i + 1])
                    : Byte.toUnsignedInt(bytes[i]);
            for (int letters = pair ? 3 : 2; letters > 0; letters--) {
                text.append(ALPHABET.charAt(value % BASE));
                value /= BASE;
            }
        }
        return text.toString();
    }

    /** The bytes again; empty for a text that no bytes are written as. */
    static Optional<byte[]> decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i += 3) {
            String group = text.substring(i, Math.min(i + 3, text.length()));
            boolean pair = group.length() == 3;
            int value = 0;
            for (int k = group.length() - 1; k >= 0; k--) {
                int digit = ALPHABET.indexOf(group.charAt(k));
                if (digit < 0) {
                    return Optional.empty();
                }
                value = value * BASE + digit;
            }
            if (group.length() == 1 || value >= (pair ? BYTE * BYTE : BYTE)) {
                return Optional.empty();
            }
            if (pair) {
                bytes.write(value / BYTE);
            }
            bytes.write(value % BYTE);
        }
        return Optional.of(bytes.toByteArray());
    }
}
