package dev.twende.auth.secondfactors.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A user's authenticator.
 *
 * <p>An enrolment begins it with a fresh secret, which is shown once. The first code of the authenticator confirms it: from then on every
 * login needs one, and no code is taken twice. It lasts until it is removed, by a code of its own or by an administrator.
 */
@Entity
@Table(name = "second_factor")
public class SecondFactor {
    @Id
    @Column(name = "user_id")
    private UUID userId;

    @Column(name = "sealed_secret")
    private byte[] sealedSecret;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "confirmed_at")
    private Instant confirmedAt;

    @Column(name = "last_step")
    private long lastStep;

    protected SecondFactor() {} // for JPA

    /** @param sealedSecret which the database cannot read */
    public SecondFactor(UUID userId, byte[] sealedSecret, Instant now) {
        this.userId = userId;
        this.sealedSecret = sealedSecret.clone();
        this.createdAt = now;
    }

    /** Its user has shown a code of it. */
    public void confirm(Instant now) {
        this.confirmedAt = now;
    }

    public boolean isConfirmed() {
        return confirmedAt != null;
    }

    public UUID userId() {
        return userId;
    }

    public byte[] sealedSecret() {
        return sealedSecret.clone();
    }
}
