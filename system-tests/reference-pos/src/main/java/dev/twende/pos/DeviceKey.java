package dev.twende.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The device's own key pair. It is made here and never leaves: it lies in one file that only the device's user can read. A maker
 * whose hardware keeps keys uses that instead.
 */
final class DeviceKey {
    /** How long an assertion is good: long enough for a slow network, not for a thief. */
    private static final Duration ASSERTION_LIFE = Duration.ofMinutes(1);

    private final PrivateKey privateKey;
    private final PublicJwk publicJwk;

    DeviceKey(PrivateKey privateKey, PublicJwk publicJwk) {
        this.privateKey = privateKey;
        this.publicJwk = publicJwk;
    }

    /** Makes a key pair and keeps it in a file that is named by its key id; the file is whole, and durable when this returns. */
    static DeviceKey create(Path home) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            Path file = file(home, PublicJwk.of(pair.getPublic()).keyId());
            Base64.Encoder base64 = Base64.getEncoder();
            String text = base64.encodeToString(pair.getPrivate().getEncoded()) + "\n"
                    + base64.encodeToString(pair.getPublic().getEncoded()) + "\n";
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
            force(file);
            force(home);
            return new DeviceKey(pair.getPrivate(), PublicJwk.of(pair.getPublic()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static Path file(Path home, String keyId) {
        return home.resolve("key-" + keyId);
    }

    /** A key that was made here before. */
    static DeviceKey read(Path home, String keyId) {
        Path file = file(home, keyId);
        try {
            String[] halves = Files.readString(file).split("\n");
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            PrivateKey secret = keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(halves[0])));
            PublicKey open = keys.generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(halves[1])));
            return new DeviceKey(secret, PublicJwk.of(open));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key file is damaged: " + file, e);
        }
    }

    PublicJwk publicJwk() {
        return publicJwk;
    }

    /** An operation as it is journalled and sent: a compact JWS (RFC 7515) over these very bytes. */
    String signOperation(JsonObject operation) {
        JsonObject header = Json.createObjectBuilder()
                .add("alg", publicJwk.algorithm())
                .add("kid", publicJwk.keyId())
                .add("typ", "pos-operation")
                .build();
        return jws(header, operation);
    }

    /**
     * What proves to the token call that the device asks (RFC 7523).
     *
     * @param jti never used before: an assertion is good once
     */
    String signAssertion(UUID deviceId, String audience, String jti, Instant platformTime) {
        JsonObject header = Json.createObjectBuilder()
                .add("alg", publicJwk.algorithm())
                .add("typ", "JWT")
                .build();
        JsonObject claims = Json.createObjectBuilder()
                .add("iss", deviceId.toString())
                .add("sub", deviceId.toString())
                .add("aud", audience)
                .add("jti", jti)
                .add("exp", platformTime.plus(ASSERTION_LIFE).getEpochSecond())
                .build();
        return jws(header, claims);
    }

    private String jws(JsonObject header, JsonObject payload) {
        String signed = PublicJwk.base64(header.toString().getBytes(UTF_8)) + "."
                + PublicJwk.base64(payload.toString().getBytes(UTF_8));
        return signed + "." + PublicJwk.base64(sign(signed.getBytes(UTF_8)));
    }

    /** 64 bytes. */
    byte[] sign(byte[] bytes) {
        try {
            Signature signature = PublicJwk.signature(publicJwk.kty());
            signature.initSign(privateKey);
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
