package dev.twende.auth.revocations.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * All tokens for one id that were issued before a number was drawn.
 *
 * <p>A token carries the highest number that concerned its holder when it was issued. Revoking draws a higher one; a later
 * revocation of the same id replaces the earlier. Once the last token of before has lapsed by itself the row is deleted.
 */
@Entity
@Table(name = "revocation")
public class RevokedTokens {
    @Id
    private UUID id;

    private long number;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    protected RevokedTokens() {} // written by SQL alone, which draws the number

    /** Of a user, a session or a device. */
    public UUID id() {
        return id;
    }

    public long number() {
        return number;
    }

    public Instant revokedAt() {
        return revokedAt;
    }
}
