package dev.twende.ticketing.tickets.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.ticketing.tickets.entity.Flaw;
import dev.twende.ticketing.tickets.entity.Reading;
import dev.twende.ticketing.tickets.entity.TicketContent;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * Writes and reads the text of a ticket's QR code: a prefix, then version, key, content and an Ed25519 signature over all of them, in
 * base 45. {@code docs/ticket-qr.md} is the specification, for those who make scanners; this is its reference.
 */
public final class TicketCode {
    static final String PREFIX = "TW1:";
    static final String ALGORITHM = "Ed25519";
    static final int SIGNATURE_BYTES = 64;
    static final int PUBLIC_KEY_BYTES = 32;

    private static final byte VERSION = 1;
    /** Everything before the letters of the seat number. */
    private static final int FIXED_BYTES = 47;
    /** Of a seat number, whose length is told before it; those of the layouts have 8 letters at most. */
    private static final int SEAT_BYTES_MAX = 32;

    private static final int TEXT_MAX = 250;
    /** What X.509 writes before the bytes of a key (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private TicketCode() {}

    /** The text, signed. */
    public static String write(TicketContent content, int keyId, PrivateKey key) {
        byte[] seat = content.seatNumber().getBytes(UTF_8);
        if (seat.length > SEAT_BYTES_MAX) {
            throw new IllegalArgumentException("a seat number of " + seat.length + " bytes");
        }
        ByteBuffer bytes = ByteBuffer.allocate(FIXED_BYTES + seat.length + SIGNATURE_BYTES)
                .put(VERSION)
                .putShort((short) keyId)
                .putLong(content.ticketId().getMostSignificantBits())
                .putLong(content.ticketId().getLeastSignificantBits())
                .putLong(content.scheduleId().getMostSignificantBits())
                .putLong(content.scheduleId().getLeastSignificantBits())
                .put((byte) content.issue())
                .put((byte) content.fromSequence())
                .put((byte) content.toSequence())
                .putInt((int) content.validFrom().getEpochSecond())
                .putInt((int) content.validUntil().getEpochSecond())
                .put((byte) seat.length)
                .put(seat);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(bytes.array(), 0, bytes.position());
            return PREFIX + Base45.encode(bytes.put(signature.sign()).array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(ALGORITHM + " is missing", impossible);
        }
    }

    /**
     * What a text says, when it is ours.
     *
     * @param text as the scanner read it, whatever it is
     * @param keys the published key of an id; null for another id
     */
    public static Reading read(String text, IntFunction<PublicKey> keys) {
        Optional<byte[]> read = text.length() <= TEXT_MAX && text.startsWith(PREFIX)
                ? Base45.decode(text.substring(PREFIX.length()))
                : Optional.empty();
        if (read.isEmpty() || read.get().length == 0) {
            return new Reading.Invalid(Flaw.NOT_A_TICKET);
        }
        byte[] bytes = read.get();
        if (bytes[0] != VERSION) {
            return new Reading.Invalid(Flaw.UNKNOWN_VERSION);
        }
        if (bytes.length <= FIXED_BYTES
                || bytes.length != FIXED_BYTES + Byte.toUnsignedInt(bytes[FIXED_BYTES - 1]) + SIGNATURE_BYTES) {
            return new Reading.Invalid(Flaw.NOT_A_TICKET);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        PublicKey key = keys.apply(Short.toUnsignedInt(buffer.getShort()));
        if (key == null) {
            return new Reading.Invalid(Flaw.UNKNOWN_KEY);
        }
        return isSignedWith(key, bytes)
                ? new Reading.Verified(content(buffer))
                : new Reading.Invalid(Flaw.BAD_SIGNATURE);
    }

    /** Only what we signed ourselves comes here, so it is well-formed. */
    private static TicketContent content(ByteBuffer bytes) {
        UUID ticketId = new UUID(bytes.getLong(), bytes.getLong());
        UUID scheduleId = new UUID(bytes.getLong(), bytes.getLong());
        int issue = Byte.toUnsignedInt(bytes.get());
        int from = Byte.toUnsignedInt(bytes.get());
        int to = Byte.toUnsignedInt(bytes.get());
        Instant validFrom = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
        Instant validUntil = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
        byte[] seat = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(seat);
        return new TicketContent(ticketId, scheduleId, issue, from, to, new String(seat, UTF_8), validFrom, validUntil);
    }

    private static boolean isSignedWith(PublicKey key, byte[] bytes) {
        int signed = bytes.length - SIGNATURE_BYTES;
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(bytes, 0, signed);
            return signature.verify(bytes, signed, SIGNATURE_BYTES);
        } catch (GeneralSecurityException forged) {
            return false; // numbers that no signature has
        }
    }

    /** The 32 bytes of a public key as RFC 8032 writes them. */
    static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] raw = new byte[PUBLIC_KEY_BYTES];
        System.arraycopy(encoded, encoded.length - PUBLIC_KEY_BYTES, raw, 0, PUBLIC_KEY_BYTES);
        return raw;
    }

    /** The public key of these 32 bytes. */
    static PublicKey publicKey(byte[] raw) {
        byte[] encoded = ByteBuffer.allocate(X509_HEAD.length + PUBLIC_KEY_BYTES)
                .put(X509_HEAD)
                .put(raw)
                .array();
        try {
            return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalStateException("a ticket key is damaged", damaged);
        }
    }
}
