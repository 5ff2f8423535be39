package dev.twende.ticketing.disruptions.entity;

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
 * One paid booking's choice in a disruption.
 *
 * <p>It begins OFFERED, in the transaction that also writes the message about it. The passenger chooses once: another bus makes it
 * REBOOKED, the money back REFUNDED, each in one transaction with what it does to the booking. When the deadline passes first, we
 * choose: the money for a bus that does not run, the ride (KEPT) on one that is late. A choice about a delay that is overtaken by the
 * cancellation becomes the choice about that, and one about a booking that was given back in another way is OVERTAKEN.
 */
@Entity
@Table(name = "disruption_case")
public class DisruptionCase {
    @Id
    @Column(name = "case_id")
    private UUID id;

    @Column(name = "disruption_id")
    private UUID disruptionId;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "booking_reference")
    private String bookingReference;

    @Enumerated(EnumType.STRING)
    private DisruptionKind kind;

    @Enumerated(EnumType.STRING)
    private CaseStatus status;

    private Instant deadline;

    @Column(name = "due_at")
    private Instant dueAt;

    private String failure;

    @Column(name = "refund_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID refundId;

    @Column(name = "new_schedule_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID newScheduleId;

    @Column(name = "offered_at")
    private Instant offeredAt;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    @Version
    private int version;

    protected DisruptionCase() {} // for JPA

    public DisruptionCase(
            UUID id, Disruption disruption, UUID bookingId, String bookingReference, Instant deadline, Instant now) {
        this.id = id;
        this.scheduleId = disruption.scheduleId();
        this.companyId = disruption.companyId();
        this.bookingId = bookingId;
        this.bookingReference = bookingReference;
        this.status = CaseStatus.OFFERED;
        this.version = 1;
        offer(disruption, deadline, now);
    }

    /** Offers the choice anew, about what happened since. */
    public void offer(Disruption disruption, Instant until, Instant now) {
        this.disruptionId = disruption.id();
        this.kind = disruption.kind();
        this.deadline = until;
        this.dueAt = until;
        this.failure = null;
        this.offeredAt = now;
    }

    /**
     * Makes sure that the passenger may still choose.
     *
     * @throws Problem {@link ProblemType#CHOICE_MADE}, {@link ProblemType#CHOICE_OVER}
     */
    public void mustBeOpen(Instant now) {
        if (status != CaseStatus.OFFERED) {
            throw Problem.of(ProblemType.CHOICE_MADE, "The booking is " + status + " already.")
                    .with("status", status);
        }
        if (!now.isBefore(deadline)) {
            throw Problem.of(ProblemType.CHOICE_OVER, "The time to choose is over.")
                    .with("deadline", deadline.toString());
        }
    }

    /** The booking is on another schedule. */
    public void rebook(UUID schedule, Instant now) {
        resolve(CaseStatus.REBOOKED, now);
        newScheduleId = schedule;
    }

    /** The money is on its way. */
    public void refund(UUID refund, Instant now) {
        resolve(CaseStatus.REFUNDED, now);
        refundId = refund;
    }

    /** The passenger rides with the bus as it is. */
    public void keep(Instant now) {
        resolve(CaseStatus.KEPT, now);
    }

    /** The booking was given back or moved in another way; there is nothing to choose. */
    public void overtake(Instant now) {
        resolve(CaseStatus.OVERTAKEN, now);
    }

    /** We could not choose now. */
    public void putOff(String why, Instant until) {
        failure = why;
        dueAt = until;
    }

    private void resolve(CaseStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("case " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
        failure = null;
        resolvedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID bookingId() {
        return bookingId;
    }

    public String bookingReference() {
        return bookingReference;
    }

    public DisruptionKind kind() {
        return kind;
    }

    public CaseStatus status() {
        return status;
    }

    public Instant deadline() {
        return deadline;
    }

    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public Optional<UUID> refundId() {
        return Optional.ofNullable(refundId);
    }

    public Optional<UUID> newScheduleId() {
        return Optional.ofNullable(newScheduleId);
    }

    public Instant offeredAt() {
        return offeredAt;
    }

    public Optional<Instant> resolvedAt() {
        return Optional.ofNullable(resolvedAt);
    }
}
