package dev.twende.auth.sessions.boundary;

import dev.twende.auth.sessions.entity.Session;
import dev.twende.auth.sessions.entity.Visit;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One login, as its user sees it.
 *
 * @param lastUsedAt when it was opened or its token was refreshed last; access tokens are not watched
 * @param expiresAt when the password is asked again in any case
 * @param address where it was used last
 * @param userAgent what the client called itself there; absent when it said nothing
 * @param deviceId the enrolled device it is bound to; absent for all other logins
 * @param current whether the token of this call comes from it
 */
public record SessionResponse(
        UUID sessionId,
        Instant openedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        String address,
        String userAgent,
        UUID deviceId,
        boolean current) {

    static SessionResponse from(Session session, Optional<UUID> current) {
        return new SessionResponse(
                session.id(),
                session.openedAt(),
                session.lastUsedAt(),
                session.expiresAt(),
                session.lastVisit().map(Visit::address).orElse(null),
                session.lastVisit().map(Visit::userAgent).orElse(null),
                session.deviceId().orElse(null),
                current.equals(Optional.of(session.id())));
    }

    /** Shows nothing personal. */
    @Override
    public String toString() {
        return "SessionResponse[" + sessionId + "]";
    }
}
