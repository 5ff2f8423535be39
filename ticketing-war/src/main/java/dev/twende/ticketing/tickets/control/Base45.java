package dev.twende.ticketing.tickets.control;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * Bytes in the 45 letters that a QR code packs tightest (RFC 9285): two bytes become three letters, a last single byte two. Such a
 * text never ends in a blank, so it survives a keyboard that trims.
 */
final class Base45 {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private static final int BASE = 45;
    private static final int BYTE = 256;
    private static final int GROUP = 3;

    private Base45() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length + 1) / 2 * GROUP);
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            int value = Byte.toUnsignedInt(bytes[i]) * BYTE + Byte.toUnsignedInt(bytes[i + 1]);
            text.append(letter(value)).append(letter(value / BASE)).append(letter(value / BASE / BASE));
        }
        if (bytes.length % 2 == 1) {
            int value = Byte.toUnsignedInt(bytes[bytes.length - 1]);
            text.append(letter(value)).append(letter(value / BASE));
        }
        return text.toString();
    }

    private static char letter(int value) {
        return ALPHABET.charAt(value % BASE);
    }

    /** The bytes again; empty when no bytes are written like that. No bytes are written in two ways. */
    static Optional<byte[]> decode(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i += GROUP) {
            String group = text.substring(i, Math.min(i + GROUP, text.length()));
            int value = value(group);
            boolean isPair = group.length() == GROUP;
            if (value < 0 || group.length() == 1 || value >= (isPair ? BYTE * BYTE : BYTE)) {
                return Optional.empty();
            }
            if (isPair) {
                bytes.write(value / BYTE);
            }
            bytes.write(value % BYTE);
        }
        return Optional.of(bytes.toByteArray());
    }

    private static int value(String group) {
        int value = 0;
        for (int i = group.length() - 1; i >= 0; i--) {
            int digit = ALPHABET.indexOf(group.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value * BASE + digit;
        }
        return value;
    }
}
