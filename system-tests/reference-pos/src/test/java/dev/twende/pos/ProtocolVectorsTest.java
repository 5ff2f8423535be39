package dev.twende.pos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The vectors of docs/pos-protocol.md, read from the page itself: what it says is what the program does. */
class ProtocolVectorsTest {
    /** What PKCS #8 writes before the bytes of an Ed25519 secret (RFC 8410, section 7). */
    private static final byte[] PKCS8_HEAD = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private final String page = page();
    private final PublicJwk jwk = PublicJwk.of(JsonText.object(vector("public JWK")));
    private final DeviceKey key = new DeviceKey(secret(), jwk);

    @Test
    void theKeysName() {
        assertThat(jwk.keyId()).isEqualTo(vector("key id (RFC 8037, A.3)"));
    }

    @Test
    void anOperation() {
        JsonObject operation = JsonText.object(vector("operation"));
        assertThat(operation).hasToString(vector("operation"));
        assertThat(key.signOperation(operation)).isEqualTo(vector("its JWS"));
    }

    @Test
    void anAssertion() {
        JsonObject claims = JsonText.object(vector("claims of an assertion"));
        String assertion = key.signAssertion(
                UUID.fromString(claims.getString("sub")),
                claims.getString("aud"),
                claims.getString("jti"),
                Instant.ofEpochSecond(claims.getInt("exp")).minusSeconds(60));
        assertThat(assertion).isEqualTo(vector("the assertion, header"));
    }

    @Test
    void theCodeOfATicket() {
        JsonObject sale = JsonText.object(vector("operation"));
        JsonObject passenger = sale.getJsonArray("passengers").getJsonObject(0);
        TicketCode code = new TicketCode(
                UUID.fromString(passenger.getString("ticket_id")),
                UUID.fromString(sale.getString("schedule_id")),
                1,
                0,
                2,
                Instant.parse("2026-11-23T23:00:00Z"),
                Instant.parse("2026-11-25T12:00:00Z"),
                passenger.getString("seat_number"));

        String text = code.write(key);

        assertThat(text).isEqualTo(vector("text of the code"));
        assertThat(HexFormat.of().formatHex(Base45.decode(text.substring(4)).orElseThrow()))
                .isEqualTo(vector("signed bytes of a code") + vector("signature"));
        assertThat(TicketCode.read(text, this::known).code()).contains(code);
        for (int i = 4; i < text.length(); i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == '0' ? '1' : '0') + text.substring(i + 1);
            assertThat(TicketCode.read(changed, this::known).code()).as(changed).isEmpty();
        }
    }

    @Test
    void theCodeOfThePlatform() throws IOException {
        String ours = Files.readString(Path.of("../../docs/ticket-qr.md"));
        Matcher text = Pattern.compile("\\| text \\| `([^`]*)`").matcher(ours);
        assertThat(text.find()).isTrue();
        TicketCode.Reading read =
                TicketCode.read(text.group(1), id -> id.equals("7") ? Optional.of(jwk) : Optional.empty());
        assertThat(read.code()).get().extracting(TicketCode::seatNumber).isEqualTo("12A");
    }

    /** There is no vector for it, since its signatures differ each time. */
    @Test
    void keysOfTheOtherKind() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var pair = generator.generateKeyPair();
        DeviceKey other = new DeviceKey(pair.getPrivate(), PublicJwk.of(pair.getPublic()));

        byte[] signature = other.sign("hello".getBytes(UTF_8));

        assertThat(signature).hasSize(64);
        PublicJwk told = PublicJwk.of(other.publicJwk().json());
        assertThat(told.hasSigned("hello".getBytes(UTF_8), signature)).isTrue();
        assertThat(told.hasSigned("hallo".getBytes(UTF_8), signature)).isFalse();
        assertThat(told.algorithm()).isEqualTo("ES256");
    }

    private Optional<PublicJwk> known(String keyId) {
        return keyId.equals("90facafea9b15566") ? Optional.of(jwk) : Optional.empty();
    }

    private PrivateKey secret() {
        Matcher hex = Pattern.compile("secret `([0-9a-f]{64})`").matcher(page);
        assertThat(hex.find()).isTrue();
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            HexFormat.of().parseHex(HexFormat.of().formatHex(PKCS8_HEAD) + hex.group(1))));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The last column of the row that begins like this. */
    private String vector(String name) {
        Matcher row = Pattern.compile("^\\| " + Pattern.quote(name) + "[^|]*\\| `([^`]*)` \\|$", Pattern.MULTILINE)
                .matcher(page);
        assertThat(row.find()).as("a vector of " + name).isTrue();
        return row.group(1);
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../../docs/pos-protocol.md"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
