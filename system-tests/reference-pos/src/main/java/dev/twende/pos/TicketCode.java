package dev.twende.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The text of a ticket's QR code (docs/ticket-qr.md): version 1 is signed by the platform, version 2 by the device that sold the
 * ticket without asking (docs/pos-protocol.md).
 */
record TicketCode(
        UUID ticketId,
        UUID scheduleId,
        int issue,
        int fromSequence,
        int toSequence,
        Instant validFrom,
        Instant validUntil,
        String seatNumber) {
    static final int DEVICE_KEY_ID_BYTES = 8;

    private static final String PREFIX_1 = "TW1:";
    private static final String PREFIX_2 = "TW2:";
    private static final int HOUSE_KEY_ID_BYTES = 2;
    /** From the ticket id to the length of the seat number. */
    private static final int CONTENT = 44;

    private static final int SIGNATURE = 64;

    /** A text that is what it claims to be, or what is wrong with it. */
    record Reading(Optional<TicketCode> code, String flaw) {}

    /** Whether a text would be of version 1. */
    static boolean isOfThePlatform(String text) {
        return text.startsWith(PREFIX_1);
    }

    /** Signed by a device; the first issue of its ticket. */
    String write(DeviceKey key) {
        byte[] seat = seatNumber.getBytes(UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(1 + DEVICE_KEY_ID_BYTES + CONTENT + seat.length)
                .put((byte) 2)
                .put(key.publicJwk().thumbprint(), 0, DEVICE_KEY_ID_BYTES)
                .putLong(ticketId.getMostSignificantBits())
                .putLong(ticketId.getLeastSignificantBits())
                .putLong(scheduleId.getMostSignificantBits())
                .putLong(scheduleId.getLeastSignificantBits())
                .put((byte) issue)
                .put((byte) fromSequence)
                .put((byte) toSequence)
                .putInt((int) validFrom.getEpochSecond())
                .putInt((int) validUntil.getEpochSecond())
                .put((byte) seat.length)
                .put(seat);
        byte[] signature = key.sign(bytes.array());
        return PREFIX_2
                + Base45.encode(ByteBuffer.allocate(bytes.capacity() + SIGNATURE)
                        .put(bytes.array())
                        .put(signature)
                        .array());
    }

    /**
     * What a text says.
     *
     * @param keys the keys that go by this id: the number of version 1 in decimal digits, or the 16 hex digits of version 2
     */
    static Reading read(String text, Function<String, Optional<PublicJwk>> keys) {
        int version = text.startsWith(PREFIX_1) ? 1 : text.startsWith(PREFIX_2) ? 2 : 0;
        Optional<byte[]> decoded = version == 0 ? Optional.empty() : Base45.decode(text.substring(PREFIX_1.length()));
        int keyBytes = version == 1 ? HOUSE_KEY_ID_BYTES : DEVICE_KEY_ID_BYTES;
        int fixed = 1 + keyBytes + CONTENT;
        if (decoded.isEmpty() || decoded.get().length <= fixed || decoded.get()[0] != version) {
            return new Reading(Optional.empty(), "not a ticket");
        }
        byte[] bytes = decoded.get();
        if (bytes.length != fixed + Byte.toUnsignedInt(bytes[fixed - 1]) + SIGNATURE) {
            return new Reading(Optional.empty(), "not a ticket");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.BIG_ENDIAN);
        buffer.get();
        Optional<PublicJwk> key = keys.apply(
                version == 1
                        ? String.valueOf(Short.toUnsignedInt(buffer.getShort()))
                        : String.format("%016x", buffer.getLong()));
        if (key.isEmpty()) {
            return new Reading(Optional.empty(), "signed with a key that is not known here");
        }
        int signed = bytes.length - SIGNATURE;
        if (!key.get().hasSigned(Arrays.copyOf(bytes, signed), Arrays.copyOfRange(bytes, signed, bytes.length))) {
            return new Reading(Optional.empty(), "forged");
        }
        return new Reading(Optional.of(content(buffer)), "");
    }

    private static TicketCode content(ByteBuffer bytes) {
        UUID ticketId = new UUID(bytes.getLong(), bytes.getLong());
        UUID scheduleId = new UUID(bytes.getLong(), bytes.getLong());
        int issue = Byte.toUnsignedInt(bytes.get());
        int from = Byte.toUnsignedInt(bytes.get());
        int to = Byte.toUnsignedInt(bytes.get());
        Instant validFrom = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
        Instant validUntil = Instant.ofEpochSecond(Integer.toUnsignedLong(bytes.getInt()));
        byte[] seat = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(seat);
        return new TicketCode(ticketId, scheduleId, issue, from, to, validFrom, validUntil, new String(seat, UTF_8));
    }
}
