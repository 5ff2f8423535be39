package dev.twende.ticketing.boardings.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
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
 * A passenger who did not come.
 *
 * <p>It is noted some time after the bus has left the passenger's stop. The seat stays the passenger's until somebody of the company
 * decides to sell it again, from the next stop on. When the passenger turns out to be on the bus, by a scan that was told late or at a
 * later stop, it is over, and the seat is the passenger's again, unless it was sold.
 */
@Entity
@Table(name = "no_show")
public class NoShow {
    @Id
    @Column(name = "no_show_id")
    private UUID id;

    @Column(name = "ticket_id")
    private UUID ticketId;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "schedule_id")
    private UUID scheduleId;

    @Column(name = "company_id")
    private UUID companyId;

    @Column(name = "seat_number")
    private String seatNumber;

    @Column(name = "from_sequence")
    private int fromSequence;

    @Column(name = "to_sequence")
    private int toSequence;

    @Enumerated(EnumType.STRING)
    private NoShowStatus status;

    @Column(name = "noted_at")
    private Instant notedAt;

    @Column(name = "free_from")
    private Integer freeFrom;

    @Column(name = "released_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID releasedBy;

    @Column(name = "released_at")
    private Instant releasedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Version
    private int version;

    protected NoShow() {} // for JPA

    public NoShow(UUID id, Booking booking, Ticket ticket, Instant now) {
        this.id = id;
        this.ticketId = ticket.id();
        this.bookingId = booking.id();
        this.scheduleId = booking.trip().scheduleId();
        this.companyId = booking.trip().companyId();
        this.seatNumber = ticket.seatNumber();
        this.fromSequence = booking.trip().fromSequence();
        this.toSequence = booking.trip().toSequence();
        this.status = NoShowStatus.NOTED;
        this.notedAt = now;
        this.version = 1;
    }

    /**
     * The seat is sold again from the next stop on.
     *
     * @throws Problem {@link ProblemType#NO_SHOW_NOT_RELEASABLE} when it is already, when the passenger came, or rode one segment only
     */
    public void release(UUID by, Instant now) {
        if (!status.canBecome(NoShowStatus.RELEASED)) {
            throw Problem.of(ProblemType.NO_SHOW_NOT_RELEASABLE, "The seat is " + status + ".")
                    .with("status", status);
        }
        if (fromSequence + 1 >= toSequence) {
            throw Problem.of(ProblemType.NO_SHOW_NOT_RELEASABLE, "The passenger's stretch ends at the next stop.");
        }
        status = NoShowStatus.RELEASED;
        freeFrom = fromSequence + 1;
        releasedBy = by;
        releasedAt = now;
    }

    /** The passenger was on the bus after all. */
    public void end(Instant now) {
        if (!status.canBecome(NoShowStatus.ENDED)) {
            throw new IllegalStateException("no-show " + id + " is " + status);
        }
        status = NoShowStatus.ENDED;
        endedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID ticketId() {
        return ticketId;
    }

    public UUID bookingId() {
        return bookingId;
    }

    public UUID scheduleId() {
        return scheduleId;
    }

    public UUID companyId() {
        return companyId;
    }

    public String seatNumber() {
        return seatNumber;
    }

    public int fromSequence() {
        return fromSequence;
    }

    public int toSequence() {
        return toSequence;
    }

    public NoShowStatus status() {
        return status;
    }

    public Instant notedAt() {
        return notedAt;
    }

    /** From which stop on the seat was given up; empty while it is not. */
    public Optional<Integer> freeFrom() {
        return Optional.ofNullable(freeFrom);
    }

    public Optional<UUID> releasedBy() {
        return Optional.ofNullable(releasedBy);
    }

    public Optional<Instant> releasedAt() {
        return Optional.ofNullable(releasedAt);
    }
}
