package dev.twende.ticketing.boardings.entity;

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

/**
 * That a {@link Boarding} needs somebody's attention. It is raised with the boarding, in the same transaction, and stays OPEN until
 * somebody of the company has acknowledged it.
 */
@Entity
@Table(name = "boarding_alert")
public class BoardingAlert {
    @Id
    @Column(name = "alert_id")
    private UUID id;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "boarding_id")
    private UUID boardingId;

    @Column(name = "first_boarding_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID firstBoardingId;

    @Column(name = "ticket_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID ticketId;

    @Enumerated(EnumType.STRING)
    private AlertKind kind;

    @Enumerated(EnumType.STRING)
    private AlertStatus status;

    @Column(name = "raised_at")
    private Instant raisedAt;

    @Column(name = "acknowledged_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID acknowledgedBy;

    @Column(name = "acknowledged_at")
    private Instant acknowledgedAt;

    private String note;

    @Version
    private int version;

    protected BoardingAlert() {} // for JPA

    private BoardingAlert(UUID id, AlertKind kind, Boarding boarding, UUID firstBoardingId, Instant now) {
        this.id = id;
        this.companyId = boarding.companyId();
        this.scheduleId = boarding.scheduleId();
        this.boardingId = boarding.id();
        this.firstBoardingId = firstBoardingId;
        this.ticketId = boarding.ticketId().orElse(null);
        this.kind = kind;
        this.status = AlertStatus.OPEN;
        this.raisedAt = now;
        this.version = 1;
    }

    /** Two boarded on one ticket, and the second is the one to ask; who was told first does not matter. */
    public static BoardingAlert duplicate(UUID id, Boarding first, Boarding second, Instant now) {
        return new BoardingAlert(id, AlertKind.DUPLICATE, second, first.id(), now);
    }

    /** Somebody is on the bus who should not be, or whose seat is another's. */
    public static BoardingAlert about(UUID id, AlertKind kind, Boarding boarding, Instant now) {
        return new BoardingAlert(id, kind, boarding, null, now);
    }

    /** Somebody has seen to it; a second time changes nothing. */
    public void acknowledge(UUID by, String withNote, Instant now) {
        if (status.canBecome(AlertStatus.ACKNOWLEDGED)) {
            status = AlertStatus.ACKNOWLEDGED;
            acknowledgedBy = by;
            acknowledgedAt = now;
            note = withNote;
        }
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID boardingId() {
        return boardingId;
    }

    public Optional<UUID> firstBoardingId() {
        return Optional.ofNullable(firstBoardingId);
    }

    public Optional<UUID> ticketId() {
        return Optional.ofNullable(ticketId);
    }

    public AlertKind kind() {
        return kind;
    }

    public AlertStatus status() {
        return status;
    }

    public Instant raisedAt() {
        return raisedAt;
    }

    public Optional<UUID> acknowledgedBy() {
        return Optional.ofNullable(acknowledgedBy);
    }

    public Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }
}
