package dev.twende.ticketing.exchanges.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Trip;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * That passengers of a paid booking want to ride otherwise: with another schedule of the company, on another stretch, in another seat or
 * class.
 *
 * <p>It begins PROPOSED and promises its price until its time is over by the database's clock. Accepted, it is COMPLETED at once when
 * nothing more is to be paid: new seats are claimed, the old ones given up, the old tickets cancelled and new ones there, and what is
 * too much goes back, all in one transaction. When a supplement is to be paid it is HELD first: the new seats wait for the money, and
 * the old tickets stay good. The money in time makes it COMPLETED. When the hold ends first, or the passengers give it up, it is
 * EXPIRED or WITHDRAWN and nothing else has changed; money that comes then goes back. So there is no moment at which both the old
 * tickets and the new ones are good, and none at which neither is.
 */
@Entity
@Table(name = "exchange")
public class Exchange {
    @Id
    @Column(name = "exchange_id")
    private UUID id;

    @Column(name = "booking_id")
    private UUID bookingId;

    @Column(name = "booking_reference")
    private String bookingReference;

    @Enumerated(EnumType.STRING)
    private ExchangeStatus status;

    @Embedded
    private Trip trip;

    @Column(name = "fare_class")
    private String fareClass;

    @Column(name = "fare_conditions")
    private String fareConditions;

    @Column(name = "plan_version")
    private long planVersion;

    private String currency;

    @Column(name = "valid_until")
    private Instant validUntil;

    @Column(name = "hold_expires_at")
    private Instant holdExpiresAt;

    @Column(name = "hold_extended")
    private boolean holdExtended;

    @Column(name = "new_booking_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID newBookingId;

    @Column(name = "new_reference")
    private String newReference;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "decided_at")
    private Instant decidedAt;

    @Version
    private int version;

    @ElementCollection
    @CollectionTable(name = "exchange_ticket", joinColumns = @JoinColumn(name = "exchange_id"))
    private List<ExchangeTicket> tickets;

    protected Exchange() {} // for JPA

    /**
     * @param trip the new one
     * @param terms that the new tickets are sold under
     * @param planVersion of the plan all this was reckoned by
     */
    public Exchange(
            UUID id,
            Booking booking,
            Trip trip,
            Booking.Terms terms,
            long planVersion,
            List<ExchangeTicket> tickets,
            Instant validUntil,
            Instant now) {
        this.id = id;
        this.bookingId = booking.id();
        this.bookingReference = booking.reference();
        this.status = ExchangeStatus.PROPOSED;
        this.trip = trip;
        this.fareClass = terms.fareClass();
        this.fareConditions = terms.conditions();
        this.planVersion = planVersion;
        this.currency = booking.total().currency();
        this.tickets = new ArrayList<>(tickets);
        this.validUntil = validUntil;
        this.createdAt = now;
        this.version = 1;
    }

    /**
     * Makes sure that it may be accepted now.
     *
     * @throws Problem {@link ProblemType#QUOTE_CLOSED}, {@link ProblemType#QUOTE_EXPIRED}
     */
    public void mustBeAcceptable(Instant now) {
        if (status != ExchangeStatus.PROPOSED) {
            throw closed();
        }
        if (isOver(now)) {
            throw Problem.of(ProblemType.QUOTE_EXPIRED, "The quote was good until " + validUntil + ".")
                    .with("valid_until", validUntil.toString());
        }
    }

    /** Which seat each passenger will have, by the id of the old ticket. */
    public void seat(Map<UUID, String> seats) {
        tickets.forEach(ticket -> ticket.sit(seats.get(ticket.ticketId())));
    }

    /** The new seats wait for the supplement. */
    public void hold(Instant until) {
        move(ExchangeStatus.HELD);
        holdExpiresAt = until;
    }

    /** Its payment began; the seats wait longer, once. */
    public void extendHold(Instant until) {
        holdExpiresAt = until;
        holdExtended = true;
    }

    /** The new tickets are good, under this booking. */
    public void complete(Booking under, Instant now) {
        move(ExchangeStatus.COMPLETED);
        newBookingId = under.id();
        newReference = under.reference();
        decidedAt = now;
    }

    /** The seats wait no longer. */
    public void expire(Instant now) {
        move(ExchangeStatus.EXPIRED);
        decidedAt = now;
    }

    /**
     * Given up; a second time changes nothing.
     *
     * @throws Problem {@link ProblemType#QUOTE_CLOSED} when it was completed or expired
     */
    public void withdraw(Instant now) {
        if (status == ExchangeStatus.WITHDRAWN) {
            return;
        }
        if (!status.canBecome(ExchangeStatus.WITHDRAWN)) {
            throw closed();
        }
        move(ExchangeStatus.WITHDRAWN);
        decidedAt = now;
    }

    private Problem closed() {
        return Problem.of(ProblemType.QUOTE_CLOSED, "The exchange is " + status + ".")
                .with("status", status);
    }

    private void move(ExchangeStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("exchange " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
    }

    /** Whether it can be accepted no more for its time. */
    public boolean isOver(Instant now) {
        return now.isAfter(validUntil);
    }

    /** Whether it was accepted, and what follows is under way or done. */
    public boolean isAccepted() {
        return status == ExchangeStatus.HELD || status == ExchangeStatus.COMPLETED;
    }

    /** What is to be paid besides what was paid; negative comes back. */
    public Money due() {
        return sum(tickets.stream().mapToLong(ExchangeTicket::due).sum());
    }

    /** What the company takes for it. */
    public Money fee() {
        return sum(tickets.stream().mapToLong(ExchangeTicket::fee).sum());
    }

    private Money sum(long amount) {
        return new Money(amount, currency);
    }

    public UUID id() {
        return id;
    }

    public UUID bookingId() {
        return bookingId;
    }

    public String bookingReference() {
        return bookingReference;
    }

    public ExchangeStatus status() {
        return status;
    }

    /** Where they want to go. */
    public Trip trip() {
        return trip;
    }

    /** What the new tickets are sold under. */
    public Booking.Terms terms() {
        return new Booking.Terms(fareClass, fareConditions);
    }

    public long planVersion() {
        return planVersion;
    }

    public Instant validUntil() {
        return validUntil;
    }

    /** Until when the new seats wait for the supplement; empty when they never did. */
    public Optional<Instant> holdExpiresAt() {
        return Optional.ofNullable(holdExpiresAt);
    }

    public boolean isHoldExtended() {
        return holdExtended;
    }

    /** The reference they ride under, once it is completed. */
    public Optional<String> newReference() {
        return Optional.ofNullable(newReference);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    public String currency() {
        return currency;
    }

    /** Ticket by ticket, in the order of the tickets' ids. */
    public List<ExchangeTicket> tickets() {
        return tickets.stream()
                .sorted(Comparator.comparing(ExchangeTicket::ticketId))
                .toList();
    }
}
