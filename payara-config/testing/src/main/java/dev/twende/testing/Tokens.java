package dev.twende.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

/**
 * Bearer tokens as auth issues them, good and bad, signed with a key of this test run; its public half is in the key file that
 * the houses under test verify with.
 */
public final class Tokens {

    static final String ISSUER = "twende";
    static final String AUDIENCE = "twende";
    private static final Duration LIFETIME = Duration.ofHours(2);

    private static final ECKey KEY = newKey("test-run");
    /** Claims the same key id, so that only the signature is wrong. */
    private static final ECKey FORGED_KEY = newKey("test-run");

    private Tokens() {}

    /** A user of the platform, without a company. */
    public static String of(String role) {
        return of(role, null);
    }

    /** A new user of a company. */
    public static String of(String role, UUID companyId) {
        return of(UUID.randomUUID(), role, companyId);
    }

    /** A given user; the company may be null. */
    public static String of(UUID userId, String role, UUID companyId) {
        return sign(claims(userId, role, companyId).build(), KEY);
    }

    /**
     * An enrolled device of a company.
     *
     * @param cashierId who is logged in on it; null when nobody is, and the device speaks for itself
     */
    public static String ofDevice(UUID deviceId, UUID cashierId, UUID companyId) {
        return sign(
                claims(cashierId == null ? deviceId : cashierId, "DEVICE", companyId)
                        .claim("device_id", deviceId.toString())
                        .build(),
                KEY);
    }

    /** Another house that calls with its service account. */
    public static String ofHouse(String house) {
        return sign(
                claims(UUID.nameUUIDFromBytes(house.getBytes()), "SERVICE", null)
                        .claim("upn", house)
                        .build(),
                KEY);
    }

    /** Good in all but its time. */
    public static String expired(String role, UUID companyId) {
        Instant longAgo = Instant.now().minus(Duration.ofDays(1));
        return sign(
                claims(UUID.randomUUID(), role, companyId)
                        .issueTime(Date.from(longAgo))
                        .expirationTime(Date.from(longAgo.plusSeconds(900)))
                        .build(),
                KEY);
    }

    /** Signed by somebody else, who copied the key's id. */
    public static String forged(String role, UUID companyId) {
        return sign(claims(UUID.randomUUID(), role, companyId).build(), FORGED_KEY);
    }

    /** Issued for another system. */
    public static String wrongAudience(String role, UUID companyId) {
        return sign(
                claims(UUID.randomUUID(), role, companyId)
                        .audience("another-system")
                        .build(),
                KEY);
    }

    /** Issued by another system with our key. */
    public static String wrongIssuer(String role, UUID companyId) {
        return sign(
                claims(UUID.randomUUID(), role, companyId)
                        .issuer("another-system")
                        .build(),
                KEY);
    }

    /** The public keys as JSON (RFC 7517). */
    static String publicKeys() {
        return new JWKSet(KEY.toPublicJWK()).toString(true);
    }

    private static JWTClaimsSet.Builder claims(UUID userId, String role, UUID companyId) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(List.of(AUDIENCE))
                .subject(userId.toString())
                .claim("upn", role.toLowerCase(java.util.Locale.ROOT) + "@twende.test")
                .claim("groups", List.of(role))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)));
        return companyId == null ? claims : claims.claim("company_id", companyId.toString());
    }

    private static String sign(JWTClaimsSet claims, ECKey key) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
