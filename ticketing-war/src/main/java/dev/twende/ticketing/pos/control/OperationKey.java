package dev.twende.ticketing.pos.control;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
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
import java.text.ParseException;
import java.util.HexFormat;

/** The public half of the key that a device signs its operations with: Ed25519 (RFC 8037) or P-256. */
public final class OperationKey {
    /** Tells a signed operation from whatever else the same key signs. */
    static final JOSEObjectType TYPE = new JOSEObjectType("pos-operation");

    private static final String ED25519 = "Ed25519";
    private static final int ED25519_BYTES = 32;
    /** What X.509 writes before the bytes of such a key (RFC 8410, section 4). */
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    private final JWSAlgorithm algorithm;
    private final String thumbprint;
    private final JWSVerifier elliptic;
    private final PublicKey edwards;

    private OperationKey(JWSAlgorithm algorithm, String thumbprint, JWSVerifier elliptic, PublicKey edwards) {
        this.algorithm = algorithm;
        this.thumbprint = thumbprint;
        this.elliptic = elliptic;
        this.edwards = edwards;
    }

    /** @param publicJwk as auth told it */
    public static OperationKey of(String publicJwk) {
        try {
            JWK jwk = JWK.parse(publicJwk);
            String thumbprint = jwk.computeThumbprint().toString();
            if (jwk instanceof ECKey ec && ec.getCurve().equals(Curve.P_256)) {
                return new OperationKey(JWSAlgorithm.ES256, thumbprint, new ECDSAVerifier(ec), null);
            }
            if (jwk instanceof OctetKeyPair okp && okp.getCurve().equals(Curve.Ed25519)) {
                return new OperationKey(JWSAlgorithm.EdDSA, thumbprint, null, edwards(okp));
            }
            throw new IllegalStateException("a device has a key of a kind that we do not take");
        } catch (ParseException | JOSEException | GeneralSecurityException damaged) {
            throw new IllegalStateException("a device's key is damaged", damaged);
        }
    }

    /** By the JDK: the library needs another one for this. */
    private static PublicKey edwards(OctetKeyPair okp) throws GeneralSecurityException {
        byte[] encoded = ByteBuffer.allocate(X509_HEAD.length + ED25519_BYTES)
                .put(X509_HEAD)
                .put(okp.getX().decode())
                .array();
        return KeyFactory.getInstance(ED25519).generatePublic(new X509EncodedKeySpec(encoded));
    }

    /** Whether the operation is signed with it, by the one algorithm that belongs to it, whatever the header says. */
    boolean hasSigned(JWSHeader header, byte[] signingInput, Base64URL signature) {
        if (!algorithm.equals(header.getAlgorithm())
                || !TYPE.equals(header.getType())
                || !thumbprint.equals(header.getKeyID())) {
            return false;
        }
        try {
            return edwards == null
                    ? elliptic.verify(header, signingInput, signature)
                    : isEdwards(signingInput, signature.decode());
        } catch (JOSEException | GeneralSecurityException forged) {
            return false; // numbers that no signature has
        }
    }

    private boolean isEdwards(byte[] signingInput, byte[] signed) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ED25519);
        signature.initVerify(edwards);
        signature.update(signingInput);
        return signature.verify(signed);
    }
}
