package dev.twende.ticketing.conflicts.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
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

/**
 * That a device did something without network which cannot be.
 *
 * <p>It is OPEN from the moment the device tells of it. Cash was taken, and has its booking and its reference from that moment on; the
 * passengers do not ride yet. One way out makes it RESOLVED, in one transaction with what that does to the booking: the company's
 * rule takes it at once, or somebody of the company later. Nothing else ends it, so that nobody is forgotten.
 */
@Entity
@Table(name = "sales_conflict")
public class SalesConflict {
    private static final int FAILURE_MAX = 200;

    @Id
    @Column(name = "conflict_id")
    private UUID id;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "device_id")
    private UUID deviceId;

    @Column(name = "operation_id")
    private UUID operationId;

    @Enumerated(EnumType.STRING)
    private ConflictKind kind;

    private String code;

    @Enumerated(EnumType.STRING)
    private ConflictStatus status;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "booking_reference")
    private String bookingReference;

    @Column(name = "transaction_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID transactionId;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "won_at")
    private Instant wonAt;

    @Column(name = "opened_at")
    private Instant openedAt;

    private String failure;

    @Enumerated(EnumType.STRING)
    private Resolution resolution;

    @Column(name = "resolved_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID resolvedBy;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Column(name = "new_schedule_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID newScheduleId;

    @Column(name = "refund_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID refundId;

    private String note;

    @Version
    private int version;

    protected SalesConflict() {} // for JPA

    /**
     * @param cause which operation of which device, and why it cannot be
     * @param matter whose seats and money it is about
     */
    public SalesConflict(UUID id, ConflictKind kind, Cause cause, Matter matter, Instant now) {
        this.id = id;
        this.kind = kind;
        this.companyId = matter.companyId();
        this.deviceId = cause.deviceId();
        this.operationId = cause.operationId();
        this.code = cause.code();
        this.wonAt = cause.wonAt();
        this.status = ConflictStatus.OPEN;
        this.bookingId = matter.bookingId();
        this.bookingReference = matter.bookingReference();
        this.transactionId = matter.transactionId();
        this.scheduleId = matter.scheduleId();
        this.openedAt = now;
        this.version = 1;
    }

    /**
     * Which operation is in conflict, and why.
     *
     * @param code as problems name it
     * @param wonAt since when somebody else has the seat; null when that is not the reason
     */
    public record Cause(UUID deviceId, UUID operationId, String code, Instant wonAt) {}

    /**
     * The booking, and the cash that came for it.
     *
     * @param transactionId null when no one payment stands behind it
     */
    public record Matter(
            UUID companyId, UUID bookingId, String bookingReference, UUID transactionId, UUID scheduleId) {}

    /**
     * Makes sure that it waits for this way out.
     *
     * @throws Problem {@link ProblemType#CONFLICT_RESOLVED}, {@link ProblemType#VALIDATION_FAILED}
     */
    public void mustWaitFor(Resolution way) {
        if (!status.canBecome(ConflictStatus.RESOLVED)) {
            throw Problem.of(ProblemType.CONFLICT_RESOLVED, "It was resolved by " + resolution + ".")
                    .with("resolution", resolution);
        }
        if (!way.fits(kind)) {
            throw Problem.invalid("resolution", "is no way out of a conflict about a " + kind);
        }
    }

    /** The passengers have seats on their bus. */
    public void seated(Resolution way, Decision decision) {
        resolve(way, decision);
    }

    /** The passengers ride with another bus. */
    public void rebooked(UUID otherSchedule, Decision decision) {
        newScheduleId = otherSchedule;
        resolve(Resolution.NEXT_SCHEDULE, decision);
    }

    /** The money goes back. */
    public void refunded(UUID refund, Decision decision) {
        refundId = refund;
        resolve(Resolution.REFUND, decision);
    }

    /** Somebody has seen it. */
    public void noted(Decision decision) {
        resolve(Resolution.NOTED, decision);
    }

    private void resolve(Resolution way, Decision decision) {
        mustWaitFor(way);
        status = ConflictStatus.RESOLVED;
        resolution = way;
        resolvedBy = decision.by();
        resolvedAt = decision.at();
        note = decision.note();
    }

    /** The company's rule found no way out. */
    public void leftToPeople(String reason) {
        failure = reason.substring(0, Math.min(reason.length(), FAILURE_MAX));
    }

    /**
     * Who decided, and when.
     *
     * @param by null for the company's rule
     * @param note null for none
     */
    public record Decision(UUID by, Instant at, String note) {}

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID deviceId() {
        return deviceId;
    }

    public UUID operationId() {
        return operationId;
    }

    public ConflictKind kind() {
        return kind;
    }

    /** Why it cannot be, as problems name it. */
    public String code() {
        return code;
    }

    public ConflictStatus status() {
        return status;
    }

    public UUID bookingId() {
        return bookingId;
    }

    public String bookingReference() {
        return bookingReference;
    }

    /** The cash; null when no one payment stands behind the booking. */
    public UUID transactionId() {
        return transactionId;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    /** Since when somebody else has the seat. */
    public Optional<Instant> wonAt() {
        return Optional.ofNullable(wonAt);
    }

    public Instant openedAt() {
        return openedAt;
    }

    /** Why the company's rule could not resolve it. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public Optional<Resolution> resolution() {
        return Optional.ofNullable(resolution);
    }

    /** Empty for the company's rule. */
    public Optional<UUID> resolvedBy() {
        return Optional.ofNullable(resolvedBy);
    }

    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }

    public Optional<UUID> newScheduleId() {
        return Optional.ofNullable(newScheduleId);
    }

    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    public int version() {
        return version;
    }
}
