package dev.twende.auth.sessions.entity;

import dev.twende.kit.id.NullableIdConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A user's stay after one login: the family of refresh tokens that grew from it.
 *
 * <p>A login opens it. Each refresh uses the last {@link RefreshToken} and issues exactly one successor. It ends by itself
 * when it is idle too long or has reached its greatest age, or it is revoked: at once and for good, with all its tokens.
 */
@Entity
@Table(name = "session")
public class Session {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "successor_salt")
    private byte[] successorSalt;

    @Column(name = "opened_at")
    private Instant openedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    @Enumerated(EnumType.STRING)
    private Revocation revocation;

    @Column(name = "device_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID deviceId;

    @Column(name = "last_used_at")
    private Instant lastUsedAt;

    private String address;

    @Column(name = "user_agent")
    private String userAgent;

    protected Session() {}

    /**
     * Opens a session.
     *
     * @param deviceId the enrolled device of a company it is bound to; null for all other logins
     * @param successorSalt random bytes from which, with a token, its successor is made
     */
    public Session(
            UUID id, UUID userId, UUID deviceId, Visit visit, byte[] successorSalt, Duration maxAge, Instant now) {
        this.id = id;
        this.userId = userId;
        this.deviceId = deviceId;
        this.successorSalt = successorSalt.clone();
        this.openedAt = now;
        this.expiresAt = now.plus(maxAge);
        use(visit, now);
    }

    /** Notes from where and when it was used last. */
    public void use(Visit visit, Instant now) {
        this.address = visit.address();
        this.userAgent = visit.userAgent();
        this.lastUsedAt = now;
    }

    /**
     * Ends it with all its tokens; the first reason stays.
     *
     * @return whether that is news
     */
    public boolean revoke(Revocation reason, Instant now) {
        if (revocation != null) {
            return false;
        }
        revocation = reason;
        revokedAt = now;
        return true;
    }

    /** Whether a refresh token may carry it on. */
    public boolean isOpen(Instant now) {
        return revocation == null && now.isBefore(expiresAt);
    }

    public UUID id() {
        return id;
    }

    public UUID userId() {
        return userId;
    }

    /** The enrolled device it is bound to, if any. */
    public Optional<UUID> deviceId() {
        return Optional.ofNullable(deviceId);
    }

    public Instant openedAt() {
        return openedAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** When it was opened or carried on last. */
    public Instant lastUsedAt() {
        return lastUsedAt;
    }

    /** Where it was used last; empty for a session from before this was noted. */
    public Optional<Visit> lastVisit() {
        return Optional.ofNullable(address).map(known -> new Visit(known, userAgent));
    }

    public byte[] successorSalt() {
        return successorSalt.clone();
    }

    public Optional<Revocation> revocation() {
        return Optional.ofNullable(revocation);
    }

    public Optional<Instant> revokedAt() {
        return Optional.ofNullable(revokedAt);
    }
}
