package dev.twende.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** The public half of a key as a JWK (RFC 7517, RFC 8037): Ed25519 or P-256, the two kinds that sign here. */
record PublicJwk(String kty, String crv, String x, String y) {
    private static final int ED25519_BYTES = 32;
    private static final int P256_BYTES = 32;
    /** What X.509 writes before the bytes of an Ed25519 key (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    static PublicJwk of(PublicKey key) {
        if (key instanceof ECPublicKey ec) {
            return new PublicJwk(
                    "EC",
                    "P-256",
                    base64(bytes(ec.getW().getAffineX())),
                    base64(bytes(ec.getW().getAffineY())));
        }
        byte[] encoded = key.getEncoded();
        return new PublicJwk(
                "OKP",
                "Ed25519",
                base64(Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length)),
                null);
    }

    static PublicJwk of(JsonObject jwk) {
        return new PublicJwk(jwk.getString("kty"), jwk.getString("crv"), jwk.getString("x"), jwk.getString("y", null));
    }

    JsonObject json() {
        var jwk = Json.createObjectBuilder().add("kty", kty).add("crv", crv).add("x", x);
        return (y == null ? jwk : jwk.add("y", y)).build();
    }

    /** The key's name (RFC 7638): SHA-256 over its members in the order of the alphabet. */
    byte[] thumbprint() {
        String members = "{\"crv\":\"" + crv + "\",\"kty\":\"" + kty + "\",\"x\":\"" + x + "\""
                + (y == null ? "}" : ",\"y\":\"" + y + "\"}");
        try {
            return MessageDigest.getInstance("SHA-256").digest(members.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String keyId() {
        return base64(thumbprint());
    }

    /** How the code of a ticket names a device's key: the first 8 bytes of the thumbprint, here in hex digits. */
    String codeKeyId() {
        return HexFormat.of().formatHex(thumbprint(), 0, TicketCode.DEVICE_KEY_ID_BYTES);
    }

    /** The name of the one algorithm that goes with the key (RFC 7518, RFC 8037). */
    String algorithm() {
        return kty.equals("EC") ? "ES256" : "EdDSA";
    }

    /** Whether this key has signed it; the signature is 64 bytes, for ES256 the two numbers one behind the other. */
    boolean hasSigned(byte[] bytes, byte[] signed) {
        try {
            Signature signature = signature(kty);
            signature.initVerify(key());
            signature.update(bytes);
            return signature.verify(signed);
        } catch (GeneralSecurityException forged) {
            return false;
        }
    }

    /** What the JDK calls the algorithm; the P1363 form is the one of JWS. */
    static Signature signature(String kty) throws GeneralSecurityException {
        return Signature.getInstance(kty.equals("EC") ? "SHA256withECDSAinP1363Format" : "Ed25519");
    }

    private PublicKey key() throws GeneralSecurityException {
        byte[] first = Base64.getUrlDecoder().decode(x);
        if (kty.equals("EC")) {
            AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
            curve.init(new ECGenParameterSpec("secp256r1"));
            ECPoint point = new ECPoint(
                    new BigInteger(1, first),
                    new BigInteger(1, Base64.getUrlDecoder().decode(y)));
            return KeyFactory.getInstance("EC")
                    .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
        }
        byte[] encoded = ByteBuffer.allocate(X509_HEAD.length + first.length)
                .put(X509_HEAD)
                .put(first)
                .array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] raw = number.toByteArray();
        byte[] fixed = new byte[P256_BYTES];
        int length = Math.min(raw.length, P256_BYTES);
        System.arraycopy(raw, raw.length - length, fixed, P256_BYTES - length, length);
        return fixed;
    }

    static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
