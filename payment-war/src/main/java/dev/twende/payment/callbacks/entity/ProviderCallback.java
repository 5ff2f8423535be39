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
 * What a provider told unasked about a transaction, a refund, or other money that goes out. It is kept as it arrived, with what was thought of it, and never changes:
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

    @Column(name = "debt_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID debtId;

    private String body;

    @Enumerated(EnumType.STRING)
    private CallbackFinding finding;

    @Column(name = "received_at")
    private Instant receivedAt;

    protected ProviderCallback() {} // for JPA

    private ProviderCallback(
            UUID id,
            UUID transactionId,
            UUID refundId,
            UUID debtId,
            String body,
            CallbackFinding finding,
            Instant receivedAt) {
        this.id = id;
        this.transactionId = transactionId;
        this.refundId = refundId;
        this.debtId = debtId;
        this.body = body;
        this.finding = finding;
        this.receivedAt = receivedAt;
    }

    public static ProviderCallback aboutTransaction(
            UUID id, UUID transactionId, String body, CallbackFinding finding, Instant receivedAt) {
        return new ProviderCallback(id, transactionId, null, null, body, finding, receivedAt);
    }

    public static ProviderCallback aboutRefund(
            UUID id, UUID refundId, String body, CallbackFinding finding, Instant receivedAt) {
        return new ProviderCallback(id, null, refundId, null, body, finding, receivedAt);
    }

    public static ProviderCallback aboutDebt(
            UUID id, UUID debtId, String body, CallbackFinding finding, Instant receivedAt) {
        return new ProviderCallback(id, null, null, debtId, body, finding, receivedAt);
    }

    public UUID id() {
        return id;
    }

    /** Whose address it came to; empty when that was another's. */
    public Optional<UUID> transactionId() {
        return Optional.ofNullable(transactionId);
    }

    /** Whose address it came to; empty when that was another's. */
    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }

    /** Whose address it came to: money on its way back to nobody's booking, or a withdrawal; empty when that was another's. */
    public Optional<UUID> debtId() {
        return Optional.ofNullable(debtId);
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
