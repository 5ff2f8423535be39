package dev.twende.auth.sessions.control;

import dev.twende.auth.keys.boundary.SigningKeys;
import dev.twende.auth.sessions.entity.Identity;
import dev.twende.auth.sessions.entity.Standing;
import dev.twende.kit.id.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes access tokens as MicroProfile JWT reads them. */
@ApplicationScoped
public class AccessTokens {
    private SigningKeys keys;
    private Clock clock;
    private SessionConfig config;

    protected AccessTokens() {} // for the CDI proxy

    @Inject
    public AccessTokens(SigningKeys keys, Clock clock, SessionConfig config) {
        this.keys = keys;
        this.clock = clock;
        this.config = config;
    }

    /** A token that speaks for this identity from now on, until it lapses or its standing is revoked. */
    public String issue(Identity identity, Standing standing) {
        Instant now = clock.instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", config.issuer());
        claims.put("sub", identity.subject().toString());
        claims.put("upn", identity.principal());
        claims.put("aud", config.audiences());
        claims.put("groups", identity.roles());
        identity.companyId().ifPresent(company -> claims.put("company_id", company.toString()));
        standing.sessionId().ifPresent(session -> claims.put("sid", session.toString()));
        standing.deviceId().ifPresent(device -> claims.put("device_id", device.toString()));
        claims.put("as_of", standing.asOf());
        claims.put("jti", Ids.next().toString());
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(lifetime()).getEpochSecond());
        return keys.sign(claims);
    }

    /** How long a token is good. */
    public Duration lifetime() {
        return config.accessTokenLifetime();
    }
}
