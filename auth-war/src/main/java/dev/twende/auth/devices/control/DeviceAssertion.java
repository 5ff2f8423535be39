package dev.twende.auth.devices.control;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a device signs with its key to get a token: a JWT of its own (RFC 7523 section 3), good for a short while and once.
 *
 * @param deviceId who claims to have signed
 * @param jti tells it from all others of the device
 */
public record DeviceAssertion(UUID deviceId, String jti, Instant expiresAt, SignedJWT signed) {
    private static final int TEXT_MAX = 4096;
    private static final int JTI_MAX = 100;
    /** What the same key signs for other ends says another type; none is said by clients older than the last of these. */
    private static final Set<JOSEObjectType> TYPES =
            new HashSet<>(Arrays.asList(null, JOSEObjectType.JWT, new JOSEObjectType("client-authentication+jwt")));
    /** How far the clock of a device may be ahead of ours. */
    private static final Duration SKEW = Duration.ofSeconds(60);

    /** What the text says, when its form and times are right; whether the device has signed it is still to be seen. */
    public static Optional<DeviceAssertion> read(String text, Set<String> audiences, Duration life, Instant now) {
        if (text.length() > TEXT_MAX) {
            return Optional.empty();
        }
        try {
            SignedJWT signed = SignedJWT.parse(text);
            JWTClaimsSet claims = signed.getJWTClaimsSet();
            boolean complete = TYPES.contains(signed.getHeader().getType())
                    && claims.getSubject() != null
                    && claims.getSubject().equals(claims.getIssuer())
                    && claims.getExpirationTime() != null
                    && claims.getJWTID() != null
                    && !claims.getJWTID().isBlank()
                    && claims.getJWTID().length() <= JTI_MAX
                    && !Collections.disjoint(claims.getAudience(), audiences);
            if (!complete) {
                return Optional.empty();
            }
            Instant end = claims.getExpirationTime().toInstant();
            boolean early = claims.getNotBeforeTime() != null
                    && claims.getNotBeforeTime().toInstant().isAfter(now.plus(SKEW));
            boolean timely = end.isAfter(now) && !end.isAfter(now.plus(life).plus(SKEW)) && !early;
            UUID deviceId = UUID.fromString(claims.getSubject());
            return timely
                    ? Optional.of(new DeviceAssertion(deviceId, claims.getJWTID(), end, signed))
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
