package dev.twende.auth.sessions.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One link of a {@link Session}'s chain, known only by its hash.
 *
 * <p>It is issued, then used once. Used again it is either the repetition of a refresh whose answer was lost, or theft.
 */
@Entity
@Table(name = "refresh_token")
public class RefreshToken {
    @Id
    @Column(name = "token_hash")
    private String tokenHash;

    @Column(name = "session_id")
    private UUID sessionId;

    @Column(name = "issued_at")
    private Instant issuedAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    protected RefreshToken() {}

    /** Issues a token that lapses when it is not used in time. */
    public RefreshToken(String tokenHash, UUID sessionId, Duration idleTimeout, Instant now) {
        this.tokenHash = tokenHash;
        this.sessionId = sessionId;
        this.issuedAt = now;
        this.expiresAt = now.plus(idleTimeout);
    }

    /** Uses it up. */
    public void use(Instant now) {
        if (isUsed()) {
            throw new IllegalStateException("a refresh token is used once");
        }
        this.usedAt = now;
    }

    public boolean isUsed() {
        return usedAt != null;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether it was used so lately that the answer may still be on its way. */
    public boolean wasUsedWithin(Duration grace, Instant now) {
        return isUsed() && !now.isAfter(usedAt.plus(grace));
    }

    public UUID sessionId() {
        return sessionId;
    }
}
