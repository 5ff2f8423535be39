package dev.twende.auth.devices.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.SignedJWT;
import dev.twende.kit.problem.Problem;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.Map;

/** The public half of a device's key: Ed25519 (RFC 8037) or P-256, whatever its hardware keeps best. */
public final class DeviceKey {
    private static final String ED25519 = "Ed25519";
    private static final int ED25519_BYTES = 32;
    /** What X.509 writes before the bytes of such a key (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final JWK jwk;

    private DeviceKey(JWK jwk) {
        this.jwk = jwk;
    }

    /**
     * The key as a device sends it.
     *
     * @throws Problem validation-failed for another kind of key, or one that is no point of its curve
     */
    public static DeviceKey of(Map<String, Object> members) {
        try {
            JWK jwk = JWK.parse(members);
            if (jwk.isPrivate()) {
                throw Problem.invalid("public_key", "must be the public half alone");
            }
            DeviceKey key = new DeviceKey(jwk);
            key.algorithm();
            return key;
        } catch (ParseException | IllegalArgumentException | IllegalStateException unreadable) {
            throw refused();
        }
    }

    /** A key that was accepted before. */
    public static DeviceKey stored(String publicJwk) {
        try {
            return new DeviceKey(JWK.parse(publicJwk));
        } catch (ParseException damaged) {
            throw new IllegalStateException("a device's key is damaged", damaged);
        }
    }

    /** As it is stored: the members of the key and nothing else. */
    public String json() {
        return jwk instanceof ECKey ec
                ? new ECKey.Builder(ec.getCurve(), ec.getX(), ec.getY()).build().toJSONString()
                : new OctetKeyPair.Builder(Curve.Ed25519, ((OctetKeyPair) jwk).getX())
                        .build()
                        .toJSONString();
    }

    /** Whether the token is signed with it, by the one algorithm that belongs to it, whatever the token's header says. */
    public boolean hasSigned(SignedJWT token) {
        if (!algorithm().equals(token.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            return jwk instanceof ECKey ec ? token.verify(new ECDSAVerifier(ec)) : isEd25519(token);
        } catch (JOSEException | GeneralSecurityException forged) {
            return false; // numbers that no signature has
        }
    }

    private JWSAlgorithm algorithm() {
        if (jwk instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)) {
            return JWSAlgorithm.ES256;
        }
        if (jwk instanceof OctetKeyPair okp
                && okp.getCurve().equals(Curve.Ed25519)
                && okp.getX().decode().length == ED25519_BYTES) {
            return JWSAlgorithm.EdDSA;
        }
        throw refused();
    }

    /** By the JDK: the library needs another one for this. */
    private boolean isEd25519(SignedJWT token) throws GeneralSecurityException {
        byte[] encoded = ByteBuffer.allocate(X509_HEAD.length + ED25519_BYTES)
                .put(X509_HEAD)
                .put(((OctetKeyPair) jwk).getX().decode())
                .array();
        PublicKey key = KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
        Signature signature = Signature.getInstance(ED25519);
        signature.initVerify(key);
        signature.update(token.getSigningInput());
        return signature.verify(token.getSignature().decode());
    }

    private static Problem refused() {
        return Problem.invalid("public_key", "must be a JWK of kty OKP with crv Ed25519, or of kty EC with crv P-256");
    }
}
