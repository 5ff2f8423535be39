package dev.twende.payment.callbacks.entity;

import dev.twende.payment.transactions.entity.CallbackFinding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * What the provider told about a transaction unasked. It is kept as it arrived, with what was thought of it, and never changes:
 * evidence for the day when our books and the provider's differ.
 */
@Entity
@Table(name = "provider_callback")
public class ProviderCallback {
    @Id
    private UUID id;

    @Column(name = "transaction_id")
    private UUID transactionId;

    private String body;

    @Enumerated(EnumType.STRING)
    private CallbackFinding finding;

    @Column(name = "received_at")
    private Instant receivedAt;

    protected ProviderCallback() {} // for JPA

    public ProviderCallback(UUID id, UUID transactionId, String body, CallbackFinding finding, Instant receivedAt) {
        this.id = id;
        this.transactionId = transactionId;
        this.body = body;
        this.finding = finding;
        this.receivedAt = receivedAt;
    }
}
