package dev.twende.auth.passwords.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody asked for a new password for an address. It is kept whether there is such an account or not, answered a moment later, and
 * forgotten.
 */
@Entity
@Table(name = "password_reset_request")
public class PasswordResetRequest {
    @Id
    private UUID id;

    private String email;

    @Column(name = "asked_at")
    private Instant askedAt;

    protected PasswordResetRequest() {} // for JPA

    public PasswordResetRequest(UUID id, String email, Instant now) {
        this.id = id;
        this.email = email;
        this.askedAt = now;
    }

    public String email() {
        return email;
    }
}
