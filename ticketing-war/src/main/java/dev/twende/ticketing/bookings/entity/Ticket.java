package dev.twende.ticketing.bookings.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One passenger's right to one seat on one stretch; part of a {@link Booking}, which alone changes it. */
@Entity
@Table(name = "ticket")
public class Ticket {
    /** A byte of the code that is signed. */
    private static final int ISSUE_MAX = 255;

    @Id
    @Column(name = "ticket_id")
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "booking_id")
    private Booking booking;

    /** The passenger's place in the request, so that tickets are shown in the order they were asked for. */
    private int position;

    @Column(name = "claim_id")
    private UUID claimId;

    @Column(name = "seat_number")
    private String seatNumber;

    @Column(name = "second_claim_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID secondClaimId;

    @Column(name = "second_seat_number")
    private String secondSeatNumber;

    @Column(name = "change_sequence")
    private Integer changeSequence;

    @Column(name = "change_stop_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID changeStopId;

    @Embedded
    private PassengerDetails passenger;

    @Column(name = "fare_class")
    private String fareClass;

    @Column(name = "price")
    private long price;

    private String currency;

    @Enumerated(EnumType.STRING)
    private TicketStatus status;

    /** Whether it counts no more: the booking has another ticket in its place, or rides on without it. */
    private boolean superseded;

    private int issue;

    @Column(name = "return_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID returnId;

    @Version
    private int version;

    protected Ticket() {} // for JPA

    Ticket(Booking booking, int position, Booking.Seat seat, String fareClass) {
        this.id = seat.ticketId();
        this.booking = booking;
        this.position = position;
        this.claimId = seat.claimId();
        this.seatNumber = seat.seatNumber();
        if (seat.change() != null) {
            this.secondClaimId = seat.change().claimId();
            this.secondSeatNumber = seat.change().seatNumber();
            this.changeSequence = seat.change().sequence();
            this.changeStopId = seat.change().stopId();
        }
        this.passenger = seat.rider().passenger();
        this.fareClass = fareClass;
        this.price = seat.rider().fare().amount();
        this.currency = seat.rider().fare().currency();
        this.status = TicketStatus.RESERVED;
        this.issue = 1;
    }

    /** A voucher takes this much off. */
    void reduce(long off) {
        price -= off;
    }

    /** It counts no more; it stays as it ended. */
    void supersede() {
        superseded = true;
    }

    /** Its passenger gave it back, with others or alone. */
    void giveBack(UUID together) {
        become(TicketStatus.CANCELLED);
        returnId = together;
    }

    /** Whether it was given back this way. */
    boolean isOfReturn(UUID together) {
        return together.equals(returnId);
    }

    /**
     * Makes sure that it is paid and nobody has travelled on it.
     *
     * @throws Problem {@link ProblemType#BOOKING_NOT_CHANGEABLE}
     */
    public void mustBeUnused() {
        if (status != TicketStatus.PAID) {
            throw Problem.of(ProblemType.BOOKING_NOT_CHANGEABLE, "A ticket of these is " + status + ".")
                    .with("ticket_id", id)
                    .with("status", status);
        }
    }

    /** Somebody else rides on it, for the same fare; who has it as it was issued before has nothing. */
    void handOver(PassengerDetails other) {
        passenger = other;
        reissue();
    }

    /** It is of another booking from now on. */
    void moveTo(Booking other) {
        booking = other;
    }

    boolean isGivenBack() {
        return returnId != null;
    }

    /** Whether passengers are shown it: it counts, or they gave it back. */
    boolean isShown() {
        return !superseded || returnId != null;
    }

    /** Whether it counts no more. */
    public boolean isSuperseded() {
        return superseded;
    }

    /** It goes on under other terms, such as another name: codes that were signed before are void from now on. */
    void reissue() {
        if (issue == ISSUE_MAX) {
            throw new IllegalStateException("ticket " + id + " was issued " + issue + " times already");
        }
        issue++;
    }

    void become(TicketStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("ticket " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
    }

    public UUID id() {
        return id;
    }

    public int position() {
        return position;
    }

    /** Of the seat where the passenger boards. */
    public UUID claimId() {
        return claimId;
    }

    /** Of all its seats. */
    public List<UUID> claimIds() {
        return secondClaimId == null ? List.of(claimId) : List.of(claimId, secondClaimId);
    }

    /** The claims of all of these. */
    public static List<UUID> claimIds(List<Ticket> tickets) {
        return tickets.stream().flatMap(ticket -> ticket.claimIds().stream()).toList();
    }

    /** Where the passenger boards. */
    public String seatNumber() {
        return seatNumber;
    }

    /** Where and for which seat the passenger leaves that one; empty for who keeps it. */
    public Optional<SeatChange> change() {
        return Optional.ofNullable(secondClaimId)
                .map(claim -> new SeatChange(claim, secondSeatNumber, changeSequence, changeStopId));
    }

    /** How the passenger sits on this stretch, which is the booking's. */
    public Seating seating(Segments journey) {
        return change().map(change -> new Seating(List.of(
                        new Seating.Place(seatNumber, new Segments(journey.from(), change.sequence())),
                        new Seating.Place(change.seatNumber(), new Segments(change.sequence(), journey.to())))))
                .orElseGet(() -> Seating.whole(seatNumber, journey));
    }

    /** Its seats as they are written in one word. */
    public String seats() {
        return change().map(change -> seatNumber + ">" + change.seatNumber()).orElse(seatNumber);
    }

    public PassengerDetails passenger() {
        return passenger;
    }

    /** As the booking was made, to do it again with another seat. */
    public Booking.Rider rider() {
        return new Booking.Rider(passenger, price());
    }

    public String fareClass() {
        return fareClass;
    }

    public Money price() {
        return new Money(price, currency);
    }

    /**
     * Makes sure that it is good for a ride, so that there is something to show.
     *
     * @throws Problem {@link ProblemType#TICKET_NOT_VALID}
     */
    public void mustBeValid() {
        if (!isValid()) {
            throw Problem.of(
                            ProblemType.TICKET_NOT_VALID,
                            superseded
                                    ? "The booking has another ticket in its place."
                                    : "The ticket is " + status + ".")
                    .with("status", status)
                    .with("superseded", superseded);
        }
    }

    /** Whether it is good for a ride: it is paid for, and the passenger may be on the bus already. */
    public boolean isValid() {
        return !superseded && (status == TicketStatus.PAID || status == TicketStatus.BOARDED);
    }

    public TicketStatus status() {
        return status;
    }

    /** How many times it was issued, from 1. */
    public int issue() {
        return issue;
    }
}
