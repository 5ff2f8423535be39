package dev.twende.ticketing.tickets.control;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.ticketing.tickets.entity.Flaw;
import dev.twende.ticketing.tickets.entity.Reading;
import dev.twende.ticketing.tickets.entity.TicketContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The key pair is the first of RFC 8032, section 7.1, so that others can repeat the vectors of docs/ticket-qr.md. */
class TicketCodeTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final int KEY_ID = 7;
    private static final PrivateKey PRIVATE =
            privateKey("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    private static final String PUBLIC = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    private static final IntFunction<PublicKey> KEYS =
            id -> id == KEY_ID ? TicketCode.publicKey(HEX.parseHex(PUBLIC)) : null;
    private static final TicketContent CONTENT = new TicketContent(
            UUID.fromString("019ab0c4-5d00-7a1b-8c2d-3e4f50617283"),
            UUID.fromString("019aab9e-0000-7000-8000-00000000002a"),
            1,
            0,
            2,
            "12A",
            Instant.parse("2026-11-24T04:00:00Z"),
            Instant.parse("2026-11-25T07:30:00Z"));

    private static PrivateKey privateKey(String seed) {
        try {
            return KeyFactory.getInstance(TicketCode.ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(HEX.parseHex("302e020100300506032b657004220420" + seed)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String written() {
        return TicketCode.write(CONTENT, KEY_ID, PRIVATE);
    }

    private static Reading read(String text) {
        return TicketCode.read(text, KEYS);
    }

    private static byte[] bytes(String text) {
        return Base45.decode(text.substring(TicketCode.PREFIX.length())).orElseThrow();
    }

    private static String text(byte[] bytes) {
        return TicketCode.PREFIX + Base45.encode(bytes);
    }

    @Test
    void readsWhatItWrote() {
        assertThat(read(written())).isEqualTo(new Reading.Verified(CONTENT));
        TicketContent farthest = new TicketContent(
                new UUID(-1, -1),
                new UUID(-1, -1),
                TicketContent.BYTE_MAX,
                254,
                255,
                "Ñandú 12",
                Instant.parse("2100-01-01T00:00:00Z"),
                Instant.ofEpochSecond(0xFFFFFFFFL));
        assertThat(read(TicketCode.write(farthest, KEY_ID, PRIVATE))).isEqualTo(new Reading.Verified(farthest));
    }

    /** Version 7 of a QR code with error correction M has room for 178 letters. */
    @Test
    void fitsASmallQrCode() {
        assertThat(written()).hasSizeLessThanOrEqualTo(178).matches("TW1:[0-9A-Z $%*+./:-]+");
    }

    @Test
    void oneFlippedBitAnywhereMakesItInvalid() {
        byte[] bytes = bytes(written());
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] changed = bytes.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(read(text(changed))).as("bit %d", bit).isInstanceOf(Reading.Invalid.class);
        }
        byte[] letters = written().getBytes(ISO_8859_1);
        for (int bit = 0; bit < letters.length * 8; bit++) {
            byte[] changed = letters.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(read(new String(changed, ISO_8859_1)))
                    .as("bit %d of the letters", bit)
                    .isInstanceOf(Reading.Invalid.class);
        }
    }

    @Test
    void everyOtherLetterAndEveryCutMakesItInvalid() {
        String text = written();
        for (int at = 0; at < text.length(); at++) {
            for (char letter : "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".toCharArray()) {
                if (letter != text.charAt(at)) {
                    String changed = text.substring(0, at) + letter + text.substring(at + 1);
                    assertThat(read(changed)).as(changed).isInstanceOf(Reading.Invalid.class);
                }
            }
            assertThat(read(text.substring(0, at))).isInstanceOf(Reading.Invalid.class);
        }
        assertThat(read(text + "000")).isInstanceOf(Reading.Invalid.class);
    }

    @Test
    void saysWhatIsWrong() {
        byte[] bytes = bytes(written());
        assertThat(read("")).isEqualTo(new Reading.Invalid(Flaw.NOT_A_TICKET));
        assertThat(read("https://example.org/")).isEqualTo(new Reading.Invalid(Flaw.NOT_A_TICKET));
        assertThat(read("TW1:")).isEqualTo(new Reading.Invalid(Flaw.NOT_A_TICKET));
        assertThat(read("TW1:" + "0".repeat(3_000))).isEqualTo(new Reading.Invalid(Flaw.NOT_A_TICKET));
        assertThat(read(written().toLowerCase(java.util.Locale.ROOT)))
                .isEqualTo(new Reading.Invalid(Flaw.NOT_A_TICKET));
        byte[] version = bytes.clone();
        version[0] = 2;
        assertThat(read(text(version))).isEqualTo(new Reading.Invalid(Flaw.UNKNOWN_VERSION));
        byte[] key = bytes.clone();
        key[2] = 8;
        assertThat(read(text(key))).isEqualTo(new Reading.Invalid(Flaw.UNKNOWN_KEY));
        byte[] stretch = bytes.clone();
        stretch[37] = 4;
        assertThat(read(text(stretch))).isEqualTo(new Reading.Invalid(Flaw.BAD_SIGNATURE));
        assertThat(read(TicketCode.write(CONTENT, KEY_ID, privateKey("00".repeat(32)))))
                .isEqualTo(new Reading.Invalid(Flaw.BAD_SIGNATURE));
    }

    @Test
    void nobodySignsNonsense() {
        Instant now = CONTENT.validFrom();
        assertThatThrownBy(() -> new TicketContent(
                        CONTENT.ticketId(), CONTENT.scheduleId(), 1, 2, 2, "1", now, now.plus(Duration.ofHours(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TicketContent(
                        CONTENT.ticketId(), CONTENT.scheduleId(), 256, 0, 2, "1", now, now.plus(Duration.ofHours(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** What scanner makers build from is what we do. */
    @Test
    void theDocumentHasTheVectors() throws IOException {
        String document = Files.readString(Path.of("../docs/ticket-qr.md"));
        byte[] bytes = bytes(written());
        String x = Base64.getUrlEncoder().withoutPadding().encodeToString(HEX.parseHex(PUBLIC));
        assertThat(document)
                .contains("`" + written() + "`")
                .contains("`" + HEX.formatHex(bytes, 0, bytes.length - TicketCode.SIGNATURE_BYTES) + "`")
                .contains("`" + HEX.formatHex(bytes, bytes.length - TicketCode.SIGNATURE_BYTES, bytes.length) + "`")
                .contains("\"x\": \"" + x + "\"");
    }
}
