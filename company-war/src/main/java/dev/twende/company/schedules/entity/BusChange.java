package dev.twende.company.schedules.entity;

import static dev.twende.kit.problem.ProblemType.ILLEGAL_TRANSITION;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.Column;
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
 * The exchange of the bus of a schedule that is on sale: a decision of two houses, since seats are sold.
 *
 * <p>It is kept as PENDING before ticketing is asked. Ticketing reseats everybody at once, or refuses and changes nothing; asked
 * again under the same id it answers the same. On its yes the schedule takes the bus and the change is APPLIED; on its no the change
 * is REFUSED. When no answer comes, or the house dies with the answer in its hands, the change stays PENDING and is asked again
 * until it ends. While it is PENDING the new bus is taken, and the schedule cannot be changed otherwise, only called off or sent off.
 */
@Entity
@Table(name = "bus_change")
public class BusChange {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "bus_id")
    private UUID busId;

    private String question;
    private String reason;

    @Column(name = "requested_by")
    private UUID requestedBy;

    @Enumerated(EnumType.STRING)
    private BusChangeStatus status;

    private String refusal;
    private int attempts;

    @Column(name = "tried_at")
    private Instant triedAt;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    protected BusChange() {}

    /**
     * @param question to ticketing, as JSON
     * @param reason for passengers; may be null
     * @param requestedBy the user who ordered it
     */
    public BusChange(
            UUID id, Schedule schedule, UUID busId, String question, String reason, UUID requestedBy, Instant now) {
        this.id = id;
        this.scheduleId = schedule.id();
        this.companyId = schedule.companyId();
        this.busId = busId;
        this.question = question;
        this.reason = reason;
        this.requestedBy = requestedBy;
        this.status = BusChangeStatus.PENDING;
        this.triedAt = now;
        this.createdAt = now;
    }

    /** Ticketing is being asked, once more. */
    public void attempt(Instant now) {
        attempts++;
        triedAt = now;
    }

    /** The schedule has the bus. */
    public void apply(Instant now) {
        finish(BusChangeStatus.APPLIED, now);
    }

    /** The schedule keeps its bus. */
    public void refuse(ProblemType why, Instant now) {
        finish(BusChangeStatus.REFUSED, now);
        refusal = why.code();
    }

    private void finish(BusChangeStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw Problem.of(ILLEGAL_TRANSITION, "The change of bus is " + status + ".")
                    .with("from", status)
                    .with("to", next);
        }
        status = next;
        finishedAt = now;
    }

    public boolean isPending() {
        return status == BusChangeStatus.PENDING;
    }

    public UUID id() {
        return id;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID busId() {
        return busId;
    }

    /** What ticketing is asked, as JSON: the same words each time, whatever becomes of the bus meanwhile. */
    public String question() {
        return question;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public UUID requestedBy() {
        return requestedBy;
    }

    public BusChangeStatus status() {
        return status;
    }

    /** Why it was refused, as a code of the problem catalogue. */
    public Optional<String> refusal() {
        return Optional.ofNullable(refusal);
    }

    public int attempts() {
        return attempts;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
