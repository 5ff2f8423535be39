package dev.twende.payment.callbacks.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The beginning of what came to an address that nobody was given. Written with a limit an hour, and never changed. */
@Entity
@Table(name = "stray_callback")
public class StrayCallback {
    @Id
    private UUID id;

    private String body;

    @Column(name = "received_at")
    private Instant receivedAt;

    protected StrayCallback() {} // for JPA

    public UUID id() {
        return id;
    }

    public String body() {
        return body;
    }

    public Instant receivedAt() {
        return receivedAt;
    }
}
