package dev.twende.ticketing.bookings.entity;

import dev.twende.kit.id.NullableIdConverter;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.seats.entity.Seating;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A party's seats on one ride, under one reference and one price.
 *
 * <p>A booking begins RESERVED: every seat is claimed, all or none, and held for some minutes. The passenger then pays through the
 * payment house, which asks for the amount first; that extends the hold, once. Once, too, the passenger may ask for more time.
 * A booking that the counter reserved to be paid later has its time from the start, until the company's pay-by time, and is reminded once. When the money arrives, the booking and its tickets
 * become PAID and the holds become sales. When the hold ends first, it becomes EXPIRED and its seats are free at that moment, not
 * when the sweeper gets to say so. A passenger may give an unpaid booking up, which makes it CANCELLED.
 *
 * <p>Money that arrives after the hold's end does not revive what has ended. The booking reserves anew, with new claims and new
 * tickets for the same seats if they are still free or for others as good; only when the bus is full, gone or cancelled is the money
 * sent back. Money that arrives twice, or in another amount, is sent back.
 *
 * <p>When the bus does not run, or runs much later, a paid booking's passengers choose: to ride with another bus, which gives the
 * booking new tickets under the same reference and price, or to have their money back, which makes it CANCELLED and, when the money is
 * there, REFUNDED. A company that pays back all of the money for other reasons makes it REFUNDED at once, and its seats free; money
 * that goes back in part changes nothing but the books.
 *
 * <p>Its tickets go their own ways when the bus leaves: each is BOARDED, or NO_SHOW when the passenger did not come; the booking stays
 * PAID.
 *
 * <p>Passengers may give tickets back, some of them or all, for what the conditions leave of the price; those tickets become CANCELLED
 * and, when that money is there, REFUNDED, and the others ride on, each for the price they paid. The last one that is given back
 * makes the booking CANCELLED. They may also leave the party for a booking of their own, with their money, and ride otherwise, on new
 * tickets: another schedule, stretch, seat or class.
 *
 * <p>What a device sold while it had no network is PAID from the start. When somebody else had its seats, it is EXPIRED from the start with
 * its money beside it, until its passengers have other seats, or the money back.
 *
 * <p>Where no seat is free for the whole way a passenger may have two, one after the other, on one ticket: a change of seat on the way
 * changes nothing else.
 *
 * <p>What happens to the claims happens in the same transaction; what the other houses learn, they learn from events after it.
 */
@Entity
@Table(name = "booking")
public class Booking {
    @Id
    @Column(name = "booking_id")
    private UUID id;

    @Column(name = "booking_reference")
    private String reference;

    @Embedded
    private Trip trip;

    @Embedded
    private Contact contact;

    private long amount;

    private String currency;

    @Column(name = "voucher_id")
    @Convert(converter = NullableIdConverter.class)
    private UUID voucherId;

    /** What the voucher took off, shared over the tickets. */
    private long discount;

    @Column(name = "fare_conditions")
    private String fareConditions;

    @Enumerated(EnumType.STRING)
    private BookingStatus status;

    @Column(name = "hold_expires_at")
    private Instant holdExpiresAt;

    @Column(name = "hold_extended")
    private boolean holdExtended;

    @Column(name = "hold_prolonged")
    private boolean holdProlonged;

    @Column(name = "pay_later")
    private boolean paidLater;

    @Column(name = "remind_at")
    private Instant remindAt;

    @Column(name = "created_at")
    private Instant createdAt;

    /** As {@link Seller}; written with the booking, and never again. */
    @Column(name = "sold_by", insertable = false, updatable = false)
    @Convert(converter = NullableIdConverter.class)
    private UUID soldBy;

    @Column(name = "device_id", insertable = false, updatable = false)
    @Convert(converter = NullableIdConverter.class)
    private UUID deviceId;

    @Version
    private int version;

    @OneToMany(mappedBy = "booking", cascade = CascadeType.PERSIST)
    @OrderBy("position")
    private List<Ticket> tickets;

    protected Booking() {} // for JPA

    /** @param seats one per passenger, in the order of the request, already claimed until {@code holdExpiresAt} */
    public Booking(
            UUID id,
            String reference,
            Trip trip,
            Contact contact,
            List<Seat> seats,
            Terms terms,
            Instant holdExpiresAt,
            Instant now) {
        this.id = id;
        this.reference = reference;
        this.trip = trip;
        this.contact = contact;
        Money total = seats.stream()
                .map(seat -> seat.rider().fare())
                .reduce(Money::plus)
                .orElseThrow();
        this.amount = total.amount();
        this.currency = total.currency();
        this.fareConditions = terms.conditions();
        this.status = BookingStatus.RESERVED;
        this.holdExpiresAt = holdExpiresAt;
        this.createdAt = now;
        this.version = 1;
        this.tickets = new ArrayList<>();
        issue(seats, terms.fareClass());
    }

    private void issue(List<Seat> seats, String fareClass) {
        for (int position = 0; position < seats.size(); position++) {
            tickets.add(new Ticket(this, position, seats.get(position), fareClass));
        }
    }

    /**
     * What it is sold under.
     *
     * @param conditions of the class on that day, as JSON; null when none were told
     */
    public record Terms(String fareClass, String conditions) {}

    /** Who travels, and what for. */
    public record Rider(PassengerDetails passenger, Money fare) {}

    /**
     * A claimed seat, who will sit there, and the id of the ticket for it.
     *
     * @param change to another seat on the way; null for who keeps this one
     */
    public record Seat(UUID ticketId, UUID claimId, String seatNumber, SeatChange change, Rider rider) {}

    /**
     * A voucher takes something off the price, shared exactly over the tickets. Only before the booking is written; one that nothing
     * is left to pay for is paid.
     *
     * @param off not more than the price
     */
    public void reduce(UUID voucher, Money off) {
        List<Long> shares = Shares.of(
                off.amount(),
                tickets.stream().map(ticket -> ticket.price().amount()).toList());
        for (int position = 0; position < shares.size(); position++) {
            tickets.get(position).reduce(shares.get(position));
        }
        amount -= off.amount();
        discount = off.amount();
        voucherId = voucher;
        if (amount == 0) {
            pay();
        }
    }

    /**
     * Makes sure that it waits for money.
     *
     * @throws Problem {@link ProblemType#BOOKING_NOT_PAYABLE}
     */
    public void mustBePayable() {
        if (status != BookingStatus.RESERVED) {
            throw Problem.of(ProblemType.BOOKING_NOT_PAYABLE, "The booking is " + status + ".")
                    .with("status", status);
        }
    }

    /** Notes that the hold was extended for the payment. */
    public void extendHold(Instant until) {
        holdExpiresAt = until;
        holdExtended = true;
    }

    /**
     * Makes sure that its passengers may have more time: it waits for money, and they have not asked before.
     *
     * @throws Problem {@link ProblemType#BOOKING_NOT_EXTENDABLE}
     */
    public void mustBeExtendable() {
        if (status != BookingStatus.RESERVED) {
            throw notExtendable("The booking is " + status + ".").with("status", status);
        }
        if (paidLater) {
            throw notExtendable("The booking has time until it must be paid.").with("pay_by", holdExpiresAt.toString());
        }
        if (holdProlonged) {
            throw notExtendable("The hold was extended before.");
        }
    }

    /**
     * It was reserved over a counter, to be paid until the end of its hold.
     *
     * @param reminder when its contact is reminded; null for not at all
     */
    public void payLater(Instant reminder) {
        paidLater = true;
        remindAt = reminder;
    }

    /** Its contact was reminded. */
    public void reminded() {
        remindAt = null;
    }

    /** Whether it was reserved over a counter, to be paid until the end of its hold. */
    public boolean isPaidLater() {
        return paidLater;
    }

    /** When its contact is to be reminded. */
    public Optional<Instant> remindAt() {
        return Optional.ofNullable(remindAt);
    }

    /** Why there is no more time. */
    public static Problem notExtendable(String detail) {
        return Problem.of(ProblemType.BOOKING_NOT_EXTENDABLE, detail);
    }

    /** Notes that its passengers asked for more time. */
    public void prolongHold(Instant until) {
        holdExpiresAt = until;
        holdProlonged = true;
    }

    /** Why this money cannot be taken; empty when it can, provided that there are seats. */
    public Optional<String> objectionTo(Money money) {
        if (status == BookingStatus.PAID) {
            return Optional.of("the booking is paid already");
        }
        if (status == BookingStatus.CANCELLED || status == BookingStatus.REFUNDED) {
            return Optional.of("the booking was given up");
        }
        return money.equals(total()) ? Optional.empty() : Optional.of("the amount is not the price of the booking");
    }

    /** The money is here and the seats are sold. */
    public void pay() {
        become(BookingStatus.PAID, TicketStatus.PAID);
    }

    /** The hold ended unpaid. */
    public void expire() {
        become(BookingStatus.EXPIRED, TicketStatus.EXPIRED);
    }

    /** The bus does not run any more, and nobody has paid: nothing to do but to let go. */
    public void release() {
        become(BookingStatus.CANCELLED, TicketStatus.CANCELLED);
    }

    /** The passengers of a paid booking give all of it back. */
    public void giveBack(UUID returnId) {
        giveBack(tickets(), returnId);
    }

    /**
     * Some passengers of a paid booking do not ride; what comes back of their money is another's to know. Nobody else's price changes.
     *
     * @param given of the tickets that count
     * @param returnId by which they are known as given back together
     */
    public void giveBack(List<Ticket> given, UUID returnId) {
        if (status != BookingStatus.PAID) {
            throw new IllegalStateException("booking " + id + " is " + status + " and has nothing to give back");
        }
        given.forEach(ticket -> ticket.giveBack(returnId));
        leaveBehind(given);
    }

    /**
     * Some passengers of an unpaid booking do not ride, and the others' seats stay held; or none does.
     *
     * @param given of the tickets that count
     * @throws Problem {@link ProblemType#BOOKING_NOT_RELEASABLE} when it is not unpaid any more, or when some are to go while all are
     *     being paid: the money would not be the price
     */
    public void release(List<Ticket> given, UUID returnId) {
        boolean isPartly = given.size() < tickets().size();
        if (status != BookingStatus.RESERVED || isPartly && holdExtended) {
            throw Problem.of(
                            ProblemType.BOOKING_NOT_RELEASABLE,
                            status == BookingStatus.RESERVED
                                    ? "The booking is being paid, all of it."
                                    : "The booking is " + status + ".")
                    .with("status", status);
        }
        given.forEach(ticket -> ticket.giveBack(returnId));
        leaveBehind(given);
    }

    /** Somebody else rides on one of its tickets. */
    public void handOver(Ticket ticket, PassengerDetails other) {
        mustBePaid();
        ticket.mustBeUnused();
        ticket.handOver(other);
    }

    /**
     * Passengers of a paid booking leave it for one of their own, on the same ride with the same tickets.
     *
     * @param leaving some of the tickets that count, not all
     */
    public Booking splitOff(UUID otherId, String otherReference, List<Ticket> leaving, Instant now) {
        List<Ticket> others = without(leaving);
        if (status != BookingStatus.PAID || others.isEmpty() || leaving.isEmpty()) {
            throw new IllegalStateException("booking " + id + " is " + status + " and cannot be split so");
        }
        Booking other = new Booking();
        other.id = otherId;
        other.reference = otherReference;
        other.trip = trip.copy();
        other.contact = contact.copy();
        other.amount = sum(leaving);
        other.currency = currency;
        other.fareConditions = fareConditions;
        other.status = status;
        other.holdExpiresAt = holdExpiresAt;
        other.holdExtended = holdExtended;
        other.holdProlonged = holdProlonged;
        other.createdAt = now;
        other.version = 1;
        other.tickets = new ArrayList<>(leaving);
        leaving.forEach(ticket -> ticket.moveTo(other));
        tickets.removeAll(leaving);
        amount = sum(others);
        return other;
    }

    /** Whether who rides so stays on the same ride in the same class, and only sits elsewhere. */
    public boolean isOnlySeats(Trip next, Terms terms) {
        return next.isSameRide(trip) && terms.fareClass().equals(fareClass());
    }

    /**
     * Passengers of a paid booking ride otherwise, on new tickets. Unless only seats change it must be all of them.
     *
     * @param old of the tickets that count
     * @param seats one for each of the old tickets, in their order
     */
    public void exchange(List<Ticket> old, Trip next, Terms terms, List<Seat> seats) {
        if (status != BookingStatus.PAID
                || !(isOnlySeats(next, terms) || without(old).isEmpty())) {
            throw new IllegalStateException("booking " + id + " is " + status + " and cannot be exchanged so");
        }
        for (int i = 0; i < old.size(); i++) {
            old.get(i).become(TicketStatus.CANCELLED);
            old.get(i).supersede();
            Ticket fresh = new Ticket(this, old.get(i).position(), seats.get(i), terms.fareClass());
            tickets.add(fresh);
            fresh.become(TicketStatus.PAID);
        }
        trip = next.copy();
        fareConditions = terms.conditions();
        amount = sum(tickets());
    }

    /** The booking goes on without these, if there are others. */
    private void leaveBehind(List<Ticket> given) {
        List<Ticket> others = without(given);
        if (others.isEmpty()) {
            move(BookingStatus.CANCELLED);
        } else {
            given.forEach(Ticket::supersede);
            amount = sum(others);
        }
    }

    private List<Ticket> without(List<Ticket> some) {
        return tickets().stream().filter(ticket -> !some.contains(ticket)).toList();
    }

    private static long sum(List<Ticket> tickets) {
        return tickets.stream().mapToLong(ticket -> ticket.price().amount()).sum();
    }

    /** The money for what was given back together is there. */
    public void repaid(UUID returnId) {
        tickets.stream()
                .filter(ticket -> ticket.isOfReturn(returnId) && ticket.status().canBecome(TicketStatus.REFUNDED))
                .forEach(ticket -> ticket.become(TicketStatus.REFUNDED));
    }

    /**
     * The tickets that were priced before.
     *
     * @param prices then, by ticket, in minor units
     * @return empty when one of them is not what it was: paid, and bought for this
     */
    public Optional<List<Ticket>> unchanged(Map<UUID, Long> prices) {
        List<Ticket> unchanged = tickets().stream()
                .filter(ticket -> ticket.status() == TicketStatus.PAID
                        && Long.valueOf(ticket.price().amount()).equals(prices.get(ticket.id())))
                .toList();
        return Optional.of(unchanged).filter(all -> all.size() == prices.size());
    }

    /**
     * Those of its tickets that count and are meant.
     *
     * @param ticketIds null or none for all
     * @throws Problem when one is not of this booking, or a party would be left in which nobody pays
     */
    public List<Ticket> chosen(List<UUID> ticketIds) {
        if (ticketIds == null || ticketIds.isEmpty()) {
            return tickets();
        }
        List<Ticket> chosen = tickets().stream()
                .filter(ticket -> ticketIds.contains(ticket.id()))
                .toList();
        if (chosen.size() != ticketIds.stream().distinct().count()) {
            throw Problem.invalid("ticket_ids", "must be tickets of this booking that were not given back");
        }
        List<Ticket> others = without(chosen);
        if (!others.isEmpty() && sum(others) == 0) {
            throw Problem.of(
                    ProblemType.NOT_SELLABLE,
                    "Nobody of those who would stay pays a fare; they ride with someone who does.");
        }
        return chosen;
    }

    /**
     * Makes sure that it is paid, so that there is something to change.
     *
     * @throws Problem {@link ProblemType#BOOKING_NOT_CHANGEABLE}
     */
    public void mustBePaid() {
        if (status != BookingStatus.PAID) {
            throw Problem.of(ProblemType.BOOKING_NOT_CHANGEABLE, "The booking is " + status + ".")
                    .with("status", status);
        }
    }

    /** Whether these, if any are named, were given back before. */
    public boolean hasGivenBack(List<UUID> ticketIds) {
        return !ticketIds.isEmpty()
                && ticketIds.stream()
                        .allMatch(wanted -> tickets.stream()
                                .anyMatch(ticket -> ticket.id().equals(wanted) && ticket.isGivenBack()));
    }

    /** Whether all that it had was given up. */
    public boolean isGivenBack() {
        return status == BookingStatus.CANCELLED;
    }

    /**
     * The passengers of a paid booking ride with another bus: they get new tickets for newly claimed seats, at the price they paid.
     *
     * @param seats one per ticket, in their order
     */
    public void rebook(Trip next, List<Seat> seats) {
        if (status != BookingStatus.PAID) {
            throw new IllegalStateException("booking " + id + " is " + status + " and cannot ride with another bus");
        }
        String fareClass = fareClass();
        for (Ticket old : tickets()) {
            old.become(TicketStatus.CANCELLED);
            old.supersede();
        }
        trip = next;
        issue(seats, fareClass);
        tickets().forEach(ticket -> ticket.become(TicketStatus.PAID));
    }

    /** All of the money went back. Who has travelled has travelled. */
    public void refund() {
        move(BookingStatus.REFUNDED);
        tickets().stream()
                .filter(ticket -> ticket.status().canBecome(TicketStatus.REFUNDED))
                .forEach(ticket -> ticket.become(TicketStatus.REFUNDED));
    }

    /** The money came after the end of the hold: new tickets for newly claimed seats. The old tickets stay as they ended. */
    public void reserveAnew(List<Seat> seats, Instant now) {
        move(BookingStatus.RESERVED);
        String fareClass = fareClass();
        tickets().forEach(Ticket::supersede);
        holdExpiresAt = now;
        issue(seats, fareClass);
    }

    /** As the other, for another ride. */
    public void reserveAnew(Trip next, List<Seat> seats, Instant now) {
        reserveAnew(seats, now);
        trip = next.copy();
    }

    /** The passenger of this ticket is on the bus, at once or after having been missed. */
    public void board(Ticket ticket) {
        ticket.become(TicketStatus.BOARDED);
    }

    /** The passenger of this ticket is not on the bus after all; where all of the money went back meanwhile, the ticket is over. */
    public void undoBoarding(Ticket ticket) {
        ticket.become(TicketStatus.PAID);
        if (status == BookingStatus.REFUNDED) {
            ticket.become(TicketStatus.REFUNDED);
        }
    }

    /** The bus left without the passenger of this ticket. */
    public void miss(Ticket ticket) {
        ticket.become(TicketStatus.NO_SHOW);
    }

    /** Whether somebody of the party sits in the bus. */
    public boolean isOnBoard() {
        return tickets().stream().anyMatch(ticket -> ticket.status() == TicketStatus.BOARDED);
    }

    private void become(BookingStatus next, TicketStatus nextOfTickets) {
        List<Ticket> current = tickets();
        move(next);
        current.forEach(ticket -> ticket.become(nextOfTickets));
    }

    private void move(BookingStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("booking " + id + " is " + status + " and cannot become " + next);
        }
        status = next;
    }

    /** The tickets that count: not those that have others in their place, nor those that the others ride on without. */
    public List<Ticket> tickets() {
        return tickets.stream().filter(ticket -> !ticket.isSuperseded()).toList();
    }

    /** One of its tickets, whether it counts or has another in its place. */
    public Optional<Ticket> ticket(UUID ticketId) {
        return tickets.stream().filter(ticket -> ticket.id().equals(ticketId)).findFirst();
    }

    /** The tickets that count, and those that were given back, in the order of the party. */
    public List<Ticket> shown() {
        return tickets.stream().filter(Ticket::isShown).toList();
    }

    /** The claims of the tickets that count. */
    public List<UUID> claimIds() {
        return Ticket.claimIds(tickets());
    }

    /** Where its passengers board. */
    public List<String> seatNumbers() {
        return tickets().stream().map(Ticket::seatNumber).toList();
    }

    /** How its passengers sit, in the order of the tickets that count. */
    public List<Seating> seatings() {
        return tickets().stream().map(ticket -> ticket.seating(trip.segments())).toList();
    }

    /** Whether this is the phone of someone in the party. */
    public boolean isReachedBy(String phone) {
        String digits = PhoneNumber.digits(phone);
        return digits.equals(contact.phone())
                || shown().stream()
                        .anyMatch(ticket -> ticket.passenger()
                                .phone()
                                .filter(digits::equals)
                                .isPresent());
    }

    public UUID id() {
        return id;
    }

    public String reference() {
        return reference;
    }

    public Trip trip() {
        return trip;
    }

    public Contact contact() {
        return contact;
    }

    /** The class that all of its tickets are of. */
    public String fareClass() {
        return tickets().get(0).fareClass();
    }

    /** The conditions it was sold under, as JSON. */
    public Optional<String> fareConditions() {
        return Optional.ofNullable(fareConditions);
    }

    public Money total() {
        return new Money(amount, currency);
    }

    /** What it would cost without a voucher. */
    public Money price() {
        return new Money(amount + discount, currency);
    }

    /** The voucher that took something off. */
    public Optional<UUID> voucherId() {
        return Optional.ofNullable(voucherId);
    }

    /** What a voucher took off. */
    public Optional<Money> discount() {
        return voucherId().map(voucher -> new Money(discount, currency));
    }

    public BookingStatus status() {
        return status;
    }

    /** As the database's clock had it when the seats were claimed. */
    public Instant holdExpiresAt() {
        return holdExpiresAt;
    }

    public boolean isHoldExtended() {
        return holdExtended;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** Who sold it over a counter, or the device that did; empty for what passengers book themselves. */
    public Optional<UUID> soldBy() {
        return Optional.ofNullable(soldBy);
    }

    /** The enrolled device it was sold on, if on one. */
    public Optional<UUID> deviceId() {
        return Optional.ofNullable(deviceId);
    }
}
