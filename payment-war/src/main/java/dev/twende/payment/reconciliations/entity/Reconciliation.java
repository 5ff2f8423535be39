package dev.twende.payment.reconciliations.entity;

import dev.twende.payment.providers.entity.PaymentMethod;
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
 * One comparison of a provider's statement with our transactions, our ledger and ticketing's bookings.
 *
 * <p>It is RUNNING from the moment it is ordered, then DONE with what it found, or FAILED when the provider or ticketing did not
 * answer; a failed one is simply made again.
 */
@Entity
@Table(name = "reconciliation")
public class Reconciliation {
    @Id
    private UUID id;

    @Version
    private int version;

    @Enumerated(EnumType.STRING)
    private PaymentMethod method;

    @Column(name = "period_from")
    private Instant periodFrom;

    @Column(name = "period_to")
    private Instant periodTo;

    @Enumerated(EnumType.STRING)
    private StatementSource source;

    @Enumerated(EnumType.STRING)
    private ReconciliationStatus status;

    private String failure;
    private int lines;
    private int payments;
    private int mismatches;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected Reconciliation() {} // for JPA

    public Reconciliation(
            UUID id, PaymentMethod method, Instant periodFrom, Instant periodTo, StatementSource source, Instant now) {
        this.id = id;
        this.method = method;
        this.periodFrom = periodFrom;
        this.periodTo = periodTo;
        this.source = source;
        this.status = ReconciliationStatus.RUNNING;
        this.startedAt = now;
    }

    /** It is made. */
    public void done(int statementLines, int ourPayments, int found, Instant now) {
        move(ReconciliationStatus.DONE, now);
        lines = statementLines;
        payments = ourPayments;
        mismatches = found;
    }

    /** It could not be made. */
    public void failed(String why, Instant now) {
        move(ReconciliationStatus.FAILED, now);
        failure = why;
    }

    private void move(ReconciliationStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("reconciliation " + id + " cannot go from " + status + " to " + next);
        }
        status = next;
        endedAt = now;
    }

    public UUID id() {
        return id;
    }

    public PaymentMethod method() {
        return method;
    }

    public Instant periodFrom() {
        return periodFrom;
    }

    public Instant periodTo() {
        return periodTo;
    }

    public StatementSource source() {
        return source;
    }

    public ReconciliationStatus status() {
        return status;
    }

    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    public int lines() {
        return lines;
    }

    public int payments() {
        return payments;
    }

    public int mismatches() {
        return mismatches;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }
}
