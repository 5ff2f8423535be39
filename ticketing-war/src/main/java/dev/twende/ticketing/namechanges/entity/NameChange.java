package dev.twende.ticketing.namechanges.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
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
 * That somebody else rides on a ticket: what a resale is traced and limited by.
 *
 * <p>What costs nothing is COMPLETED at once. Where the conditions want a fee it is PENDING first: the ticket is as it was, and a payment
 * of the booking in time makes it COMPLETED. When its time ends first it is EXPIRED, and when the party gives it up WITHDRAWN; money that
 * comes then goes back. Once it is decided only the names are kept of who was to ride.
 */
@Entity
@Table(name = "name_change")
public class NameChange {
    @Id
    @Column(name = "change_id")
    private UUID id;

    @Column(name = "ticket_id")
    private UUID ticketId;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Enumerated(EnumType.STRING)
    private NameChangeStatus status;

    @Column(name = "old_name")
    private String oldName;

    @Column(name = "new_name")
    private String newName;

    /** Of who is to ride; null when they gave none, or it is decided. */
    @Column(name = "new_phone")
    private String newPhone;

    /** Of who is to ride, as it is stored; null when nothing was asked for, or it is decided. */
    @Column(name = "new_identity")
    private String newIdentity;

    private long fee;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @Column(name = "is_extended")
    private boolean extended;

    @Column(name = "changed_by")
    @Convert(converter = NullableIdConverter.class)
    private UUID changedBy;

    @Column(name = "changed_at")
    private Instant changedAt;

    @Version
    private int version;

    protected NameChange() {} // for JPA

    /**
     * @param other who is to ride
     * @param fee by the conditions of the booking, in minor units of its currency; may be nothing
     * @param expiresAt until when the fee is waited for
     * @param changedBy empty when a guest did it
     */
    public NameChange(
            UUID id,
            Booking booking,
            Ticket ticket,
            PassengerDetails other,
            long fee,
            Instant expiresAt,
            Optional<UUID> changedBy,
            Instant now) {
        this.id = id;
        this.ticketId = ticket.id();
        this.bookingId = booking.id();
        this.status = NameChangeStatus.PENDING;
        this.oldName = ticket.passenger().name();
        this.newName = other.name();
        this.newPhone = other.phone().orElse(null);
        this.newIdentity = other.sealedIdentity().orElse(null);
        this.fee = fee;
        this.expiresAt = expiresAt;
        this.changedBy = changedBy.orElse(null);
        this.changedAt = now;
        this.version = 1;
    }

    /** Who is to ride in this passenger's place; while it is pending. */
    public PassengerDetails other(PassengerDetails passenger) {
        return passenger.other(newName, newPhone, newIdentity);
    }

    /** Somebody else rides. */
    public void complete(Instant now) {
        decide(NameChangeStatus.COMPLETED, now);
    }

    /** The fee did not come in time, or the ticket is not what it was. */
    public void expire(Instant now) {
        decide(NameChangeStatus.EXPIRED, now);
    }

    /**
     * Given up; a second time changes nothing.
     *
     * @throws Problem {@link ProblemType#QUOTE_CLOSED} when it was completed or expired
     */
    public void withdraw(Instant now) {
        if (status == NameChangeStatus.WITHDRAWN) {
            return;
        }
        if (!status.canBecome(NameChangeStatus.WITHDRAWN)) {
            throw Problem.of(ProblemType.QUOTE_CLOSED, "The change of the name is " + status + ".")
                    .with("status", status);
        }
        decide(NameChangeStatus.WITHDRAWN, now);
    }

    private void decide(NameChangeStatus next, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("name change " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
        changedAt = now;
        newPhone = null;
        newIdentity = null;
    }

    /** Its payment began: it is waited for until then at least, once. */
    public void extend(Instant least) {
        if (!extended) {
            extended = true;
            expiresAt = least.isAfter(expiresAt) ? least : expiresAt;
        }
    }

    /** Whether its fee is waited for no more. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
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

    public NameChangeStatus status() {
        return status;
    }

    public String newName() {
        return newName;
    }

    /** What is to be paid, in minor units of the booking's currency. */
    public long fee() {
        return fee;
    }

    public Instant expiresAt() {
        return expiresAt;
    }
}
