package dev.twende.auth.devices.control;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.SignedJWT;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.security.DevicePublicKey;
import java.text.ParseException;
import java.util.Map;

/** The public half of a device's key: Ed25519 (RFC 8037) or P-256, whatever its hardware keeps best. */
public final class DeviceKey {
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
            key.verifier();
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
        return verifier().hasSigned(token.getHeader(), token.getSigningInput(), token.getSignature());
    }

    private DevicePublicKey verifier() {
        return DevicePublicKey.of(jwk).orElseThrow(DeviceKey::refused);
    }

    private static Problem refused() {
        return Problem.invalid("public_key", "must be a JWK of kty OKP with crv Ed25519, or of kty EC with crv P-256");
    }
}
