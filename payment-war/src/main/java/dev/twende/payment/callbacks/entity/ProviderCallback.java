package dev.twende.payment.callbacks.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.payment.transactions.entity.CallbackFinding;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a provider told about a transaction or a refund unasked. It is kept as it arrived, with what was thought of it, and never changes:
 * evidence for the day when our books and the provider's differ.
 */
@Entity
@Table(name = "provider_callback")
public class ProviderCallback {
    @Id
    private UUID id;

    @Column(name = "transaction_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID transactionId;

    @Column(name = "refund_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID refundId;

    private String body;

    @Enumerated(EnumType.STRING)
    private CallbackFinding finding;

    @Column(name = "received_at")
    private Instant receivedAt;

    protected ProviderCallback() {} // for JPA

    private ProviderCallback(
            UUID id, UUID transactionId, UUID refundId, String body, CallbackFinding finding, Instant receivedAt) {
        this.id = id;
        this.transactionId = transactionId;
        this.refundId = refundId;
        this.body = body;
        this.finding = finding;
        this.receivedAt = receivedAt;
    }

    public static ProviderCallback aboutTransaction(
            UUID id, UUID transactionId, String body, CallbackFinding finding, Instant receivedAt) {
        return new ProviderCallback(id, transactionId, null, body, finding, receivedAt);
    }

    public static ProviderCallback aboutRefund(
            UUID id, UUID refundId, String body, CallbackFinding finding, Instant receivedAt) {
        return new ProviderCallback(id, null, refundId, body, finding, receivedAt);
    }

    public UUID id() {
        return id;
    }

    /** Whose address it came to; empty when that was a refund's. */
    public Optional<UUID> transactionId() {
        return Optional.ofNullable(transactionId);
    }

    /** Whose address it came to; empty when that was a transaction's. */
    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }

    public String body() {
        return body;
    }

    public CallbackFinding finding() {
        return finding;
    }

    public Instant receivedAt() {
        return receivedAt;
    }
}
