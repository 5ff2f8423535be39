package dev.twende.kit.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.Optional;

/** The public half of a key that a device signs with: Ed25519 (RFC 8037) or P-256, whatever its hardware keeps best. */
public final class DevicePublicKey {
    private static final String ED25519 = "Ed25519";
    private static final int ED25519_BYTES = 32;
    /** What X.509 writes before the bytes of such a key (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final JWSAlgorithm algorithm;
    private final Proof proof;

    private DevicePublicKey(JWSAlgorithm algorithm, Proof proof) {
        this.algorithm = algorithm;
        this.proof = proof;
    }

    /** Whether a signature is of this key. */
    @FunctionalInterface
    private interface Proof {
        boolean isGood(JWSHeader header, byte[] signed, Base64URL signature)
                throws JOSEException, GeneralSecurityException;
    }

    /** @return empty for a key of another kind */
    public static Optional<DevicePublicKey> of(JWK jwk) {
        try {
            if (jwk instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)) {
                return Optional.of(new DevicePublicKey(JWSAlgorithm.ES256, new ECDSAVerifier(ec)::verify));
            }
            if (jwk instanceof OctetKeyPair okp
                    && okp.getCurve().equals(Curve.Ed25519)
                    && okp.getX().decode().length == ED25519_BYTES) {
                PublicKey key = ed25519(okp);
                return Optional.of(new DevicePublicKey(
                        JWSAlgorithm.EdDSA, (header, signed, signature) -> isEd25519(key, signed, signature)));
            }
            return Optional.empty();
        } catch (JOSEException | GeneralSecurityException damaged) {
            throw new IllegalStateException("a device's key is damaged", damaged);
        }
    }

    /** By the JDK: the library needs another one for this. */
    private static PublicKey ed25519(OctetKeyPair okp) throws GeneralSecurityException {
        byte[] encoded = ByteBuffer.allocate(X509_HEAD.length + ED25519_BYTES)
                .put(X509_HEAD)
                .put(okp.getX().decode())
                .array();
        return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static boolean isEd25519(PublicKey key, byte[] signed, Base64URL proof) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ED25519);
        signature.initVerify(key);
        signature.update(signed);
        return signature.verify(proof.decode());
    }

    /** Whether this is signed with it, by the one algorithm that belongs to it, whatever the header says. */
    public boolean hasSigned(JWSHeader header, byte[] signed, Base64URL signature) {
        if (!algorithm.equals(header.getAlgorithm())) {
            return false;
        }
        try {
            return proof.isGood(header, signed, signature);
        } catch (JOSEException | GeneralSecurityException forged) {
            return false; // numbers that no signature has
        }
    }
}
