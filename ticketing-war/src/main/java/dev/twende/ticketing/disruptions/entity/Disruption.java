package dev.twende.ticketing.disruptions.entity;

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
 * That a schedule does not run, or runs at another time, and how far everyone on board was served.
 *
 * <p>It is written in the transaction that brings the news, which also sees to it that no sale is under way: who is on board then is
 * who is on board. From there it is RUNNING: some bookings at a time are handled, in the order of their ids, and with each lot its
 * progress is written in the same transaction. A worker that dies leaves it where it was, and another one goes on; nobody is told twice
 * and nobody is left out. With the last booking it is DONE. A schedule that is delayed again runs through it again.
 */
@Entity
@Table(name = "disruption")
public class Disruption {
    private static final UUID FIRST = new UUID(0, 0);

    @Id
    @Column(name = "disruption_id")
    private UUID id;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    @Enumerated(EnumType.STRING)
    private DisruptionKind kind;

    private String reason;

    @Enumerated(EnumType.STRING)
    private DisruptionState state;

    @Column(name = "delay_seconds")
    private long delaySeconds;

    @Column(name = "is_choice")
    private boolean isChoice;

    private UUID progress;

    private int released;

    private int holders;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "finished_at")
    private Instant finishedAt;

    @Version
    private int version;

    protected Disruption() {} // for JPA

    private Disruption(UUID id, UUID scheduleId, UUID companyId, DisruptionKind kind, String reason, Instant now) {
        this.id = id;
        this.scheduleId = scheduleId;
        this.companyId = companyId;
        this.kind = kind;
        this.reason = reason;
        this.state = DisruptionState.RUNNING;
        this.progress = FIRST;
        this.startedAt = now;
        this.version = 1;
    }

    /** The schedule does not run. */
    public static Disruption cancelled(UUID id, UUID scheduleId, UUID companyId, String reason, Instant now) {
        Disruption disruption = new Disruption(id, scheduleId, companyId, DisruptionKind.CANCELLED, reason, now);
        disruption.isChoice = true;
        return disruption;
    }

    /** The schedule runs at another time; by how much, {@link #delayAgain} says. */
    public static Disruption delayed(UUID id, UUID scheduleId, UUID companyId, String reason, Instant now) {
        return new Disruption(id, scheduleId, companyId, DisruptionKind.DELAYED, reason, now);
    }

    /**
     * The departure moved, for the first time or again: everyone is told, from the first booking on.
     *
     * @param seconds by this change; negative is earlier
     * @param mayChoose whether the money may be had back now
     */
    public void delayAgain(long seconds, boolean mayChoose, String why, Instant now) {
        if (state == DisruptionState.DONE) {
            become(DisruptionState.RUNNING);
            delaySeconds = 0;
            startedAt = now;
            finishedAt = null;
        }
        delaySeconds += seconds;
        isChoice = mayChoose;
        reason = why;
        progress = FIRST;
        released = 0;
        holders = 0;
    }

    /** An unpaid booking was let go. */
    public void released(UUID bookingId) {
        progress = bookingId;
        released++;
    }

    /** A paid booking's contact was told. */
    public void told(UUID bookingId) {
        progress = bookingId;
        holders++;
    }

    /** Nothing was to be done for this booking. */
    public void passed(UUID bookingId) {
        progress = bookingId;
    }

    /** Everyone is served. */
    public void finish(Instant now) {
        become(DisruptionState.DONE);
        finishedAt = now;
    }

    private void become(DisruptionState next) {
        if (!state.canBecome(next)) {
            throw new IllegalStateException("disruption " + id + " is " + state + " and cannot become " + next);
        }
        state = next;
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

    public DisruptionKind kind() {
        return kind;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public DisruptionState state() {
        return state;
    }

    /** By how much the departure moved since passengers were told last. */
    public long delaySeconds() {
        return delaySeconds;
    }

    public boolean isChoice() {
        return isChoice;
    }

    /** The last booking that was handled; one before all others at first. */
    public UUID progress() {
        return progress;
    }

    public int released() {
        return released;
    }

    public int holders() {
        return holders;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }
}
