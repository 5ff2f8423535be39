package dev.twende.auth.keys.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * A key pair that tokens are signed with.
 *
 * <p>It is made before it is needed, so that every verifier has seen its public half when it activates. It signs until its
 * successor activates, stays published until the last token it signed has expired, then retires and stays as a record. The
 * private half is kept sealed.
 */
@Entity
@Table(name = "signing_key")
public class SigningKey {
    @Id
    private String kid;

    @Column(name = "public_jwk")
    private String publicJwk;

    @Column(name = "sealed_key")
    private byte[] sealedKey;

    @Column(name = "activates_at")
    private Instant activatesAt;

    @Column(name = "retires_at")
    private Instant retiresAt;

    @Column(name = "created_at")
    private Instant createdAt;

    protected SigningKey() {}

    public SigningKey(String kid, String publicJwk, byte[] sealedKey, Instant activatesAt, Instant now) {
        this.kid = kid;
        this.publicJwk = publicJwk;
        this.sealedKey = sealedKey.clone();
        this.activatesAt = activatesAt;
        this.createdAt = now;
    }

    /** Sets the end of its publication, after its successor has taken over. */
    public void retire(Instant at) {
        this.retiresAt = at;
    }

    /** Whether verifiers are shown it. */
    public boolean isPublished(Instant now) {
        return retiresAt == null || now.isBefore(retiresAt);
    }

    /** Whether it has begun to sign. */
    public boolean isActive(Instant now) {
        return !now.isBefore(activatesAt) && isPublished(now);
    }

    public String kid() {
        return kid;
    }

    public String publicJwk() {
        return publicJwk;
    }

    public byte[] sealedKey() {
        return sealedKey.clone();
    }

    public Instant activatesAt() {
        return activatesAt;
    }
}
