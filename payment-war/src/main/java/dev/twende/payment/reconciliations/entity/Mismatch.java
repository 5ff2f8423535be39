package dev.twende.payment.reconciliations.entity;

import dev.twende.kit.id.NullableIdConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A place where provider, books and tickets do not agree. OPEN until a person explains or resolves it, with a note. */
@Entity
@Table(name = "reconciliation_mismatch")
public class Mismatch {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "reconciliation_id")
    private UUID reconciliationId;

    @Enumerated(EnumType.STRING)
    private MismatchKind kind;

    @Enumerated(EnumType.STRING)
    private MismatchState state;

    private String receipt;

    @Column(name = "transaction_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID transactionId;

    @Column(name = "company_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID companyId;

    @Column(name = "booking_reference")
    private String bookingReference;

    private String expected;
    private String found;
    private String note;

    @Column(name = "handled_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID handledBy;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected Mismatch() {} // for JPA

    public Mismatch(UUID id, UUID reconciliationId, Disagreement disagreement, Instant now) {
        this.id = id;
        this.reconciliationId = reconciliationId;
        this.kind = disagreement.kind();
        this.state = MismatchState.OPEN;
        this.receipt = disagreement.receipt();
        this.transactionId = disagreement.transactionId();
        this.companyId = disagreement.companyId();
        this.bookingReference = disagreement.bookingReference();
        this.expected = disagreement.expected();
        this.found = disagreement.found();
        this.updatedAt = now;
    }

    /** A person, or this house itself, came to a conclusion. */
    public void conclude(MismatchState conclusion, String why, UUID by, Instant now) {
        state = conclusion;
        note = why;
        handledBy = by;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public UUID reconciliationId() {
        return reconciliationId;
    }

    public MismatchKind kind() {
        return kind;
    }

    public MismatchState state() {
        return state;
    }

    public Optional<String> receipt() {
        return Optional.ofNullable(receipt);
    }

    public Optional<UUID> transactionId() {
        return Optional.ofNullable(transactionId);
    }

    public Optional<UUID> companyId() {
        return Optional.ofNullable(companyId);
    }

    public Optional<String> bookingReference() {
        return Optional.ofNullable(bookingReference);
    }

    public Optional<String> expected() {
        return Optional.ofNullable(expected);
    }

    public Optional<String> found() {
        return Optional.ofNullable(found);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    public Optional<UUID> handledBy() {
        return Optional.ofNullable(handledBy);
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /**
     * What does not agree; what is not known of it is null.
     *
     * @param expected what our books say
     * @param found what the other side says
     */
    public record Disagreement(
            MismatchKind kind,
            String receipt,
            UUID transactionId,
            UUID companyId,
            String bookingReference,
            String expected,
            String found) {}
}
