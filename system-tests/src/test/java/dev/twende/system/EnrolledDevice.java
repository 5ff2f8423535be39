package dev.twende.system;

import static jakarta.json.Json.createObjectBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** A point-of-sale device of a company, enrolled with a key of its own. */
final class EnrolledDevice {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Platform platform;
    private final KeyPair key;
    final String id;

    private EnrolledDevice(Platform platform, KeyPair key, String id) {
        this.platform = platform;
        this.key = key;
        this.id = id;
    }

    static EnrolledDevice of(Platform platform, String companyId) {
        String code = platform.superAdmin()
                .post(
                        "/auth/v1/devices/enrolments",
                        createObjectBuilder()
                                .add("company_id", companyId)
                                .add("name", "Nyabugogo 2")
                                .build())
                .mustBe(201)
                .getString("token");
        KeyPair key = newKey();
        ECPublicKey publicKey = (ECPublicKey) key.getPublic();
        JsonObject device = createObjectBuilder()
                .add("handshake_version", 1)
                .add("token", code)
                .add(
                        "public_key",
                        createObjectBuilder()
                                .add("kty", "EC")
                                .add("crv", "P-256")
                                .add("x", coordinate(publicKey.getW().getAffineX()))
                                .add("y", coordinate(publicKey.getW().getAffineY())))
                .build();
        String id = Client.guest(platform)
                .post("/auth/v1/devices", device)
                .mustBe(201)
                .getString("device_id");
        return new EnrolledDevice(platform, key, id);
    }

    /** A token with which it speaks for itself. */
    String token() {
        return Client.guest(platform)
                .postForm(
                        "/auth/v1/token",
                        "grant_type=client_credentials&client_assertion_type="
                                + URLEncoder.encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", UTF_8)
                                + "&client_assertion=" + assertion())
                .mustBe(200)
                .getString("access_token");
    }

    private String assertion() {
        JsonObject claims = createObjectBuilder()
                .add("iss", id)
                .add("sub", id)
                .add("aud", platform.url("/auth/v1/token"))
                .add("exp", Instant.now().plusSeconds(60).getEpochSecond())
                .add("jti", UUID.randomUUID().toString())
                .build();
        String text = part("{\"alg\":\"ES256\"}") + "." + part(claims.toString());
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String json) {
        return BASE64.encodeToString(json.getBytes(UTF_8));
    }

    /** 32 bytes, whatever the number. */
    static String coordinate(BigInteger number) {
        byte[] bytes = new byte[33];
        byte[] own = number.toByteArray();
        System.arraycopy(own, 0, bytes, bytes.length - own.length, own.length);
        return BASE64.encodeToString(Arrays.copyOfRange(bytes, 1, 33));
    }
}
