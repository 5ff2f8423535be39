package dev.twende.company.holdbacks.entity;

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
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Seats that are kept out of sale on a stretch of a route, in every run of it or in those of one timetable, from a date to a date.
 *
 * <p>It is planned by the company's people, with a reason, and travels with each schedule that is published while it stands; the
 * sellers block the seats before they sell the first. A seat that a bus does not have is passed over. Taking it back frees nothing
 * on schedules that are published: there the sellers unblock seat by seat.
 */
@Entity
@Table(name = "holdback")
public class Holdback {
    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "route_id")
    private UUID routeId;

    @Column(name = "timetable_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID timetableId;

    @Column(name = "seat_numbers")
    private String seatNumbers;

    @Column(name = "from_sequence")
    private int fromSequence;

    @Column(name = "to_sequence")
    private int toSequence;

    @Enumerated(EnumType.STRING)
    private HoldbackReason reason;

    private String note;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "blocked_by")
    private UUID blockedBy;

    @Column(name = "created_at")
    private Instant createdAt;

    protected Holdback() {}

    /**
     * @param note null for none
     * @param blockedBy the user who plans it
     */
    public Holdback(UUID id, Runs runs, Seats seats, HoldbackReason reason, String note, UUID blockedBy, Instant now) {
        this.id = id;
        this.companyId = runs.companyId();
        this.routeId = runs.routeId();
        this.timetableId = runs.timetableId();
        this.validFrom = runs.validFrom();
        this.validTo = runs.validTo();
        this.seatNumbers = String.join(" ", seats.seatNumbers());
        this.fromSequence = seats.from();
        this.toSequence = seats.to();
        this.reason = reason;
        this.note = note;
        this.blockedBy = blockedBy;
        this.createdAt = now;
    }

    /**
     * Which runs it is about.
     *
     * @param timetableId null for every run of the route
     * @param validTo included
     */
    public record Runs(UUID companyId, UUID routeId, UUID timetableId, LocalDate validFrom, LocalDate validTo) {}

    /**
     * Which seats it is about, on which stretch.
     *
     * @param seatNumbers without blanks
     * @param from sequence of the stop where the stretch begins
     * @param to sequence of the stop where it ends
     */
    public record Seats(List<String> seatNumbers, int from, int to) {}

    /** @param timetable of the run; empty for one made by hand */
    public boolean isFor(Optional<UUID> timetable, LocalDate serviceDate) {
        return !serviceDate.isBefore(validFrom)
                && !serviceDate.isAfter(validTo)
                && timetableId()
                        .map(id -> timetable.filter(id::equals).isPresent())
                        .orElse(true);
    }

    public UUID id() {
        return id;
    }

    public UUID companyId() {
        return companyId;
    }

    public UUID routeId() {
        return routeId;
    }

    public Optional<UUID> timetableId() {
        return Optional.ofNullable(timetableId);
    }

    public List<String> seatNumbers() {
        return List.of(seatNumbers.split(" "));
    }

    public int fromSequence() {
        return fromSequence;
    }

    public int toSequence() {
        return toSequence;
    }

    public HoldbackReason reason() {
        return reason;
    }

    public Optional<String> note() {
        return Optional.ofNullable(note);
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public LocalDate validTo() {
        return validTo;
    }

    public UUID blockedBy() {
        return blockedBy;
    }

    public Instant createdAt() {
        return createdAt;
    }
}
