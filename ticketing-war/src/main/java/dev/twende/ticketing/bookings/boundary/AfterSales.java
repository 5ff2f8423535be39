package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import dev.twende.ticketing.bookings.control.BookingEvents;
import dev.twende.ticketing.bookings.control.BookingMoney;
import dev.twende.ticketing.bookings.control.BookingNotices;
import dev.twende.ticketing.bookings.control.BookingOrder;
import dev.twende.ticketing.bookings.control.BookingStore;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingReference;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.schedules.boundary.CallerChannel;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.vouchers.boundary.Vouchers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What passengers, or staff for them, change of a booking they have. All of it joins the transaction of the feature that asks. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class AfterSales {
    private BookingStore store;
    private Bookings bookings;
    private BookingMoney money;
    private PassengerIdentities identities;
    private Vouchers vouchers;
    private BookingNotices notices;
    private SeatClaims claims;
    private Outbox outbox;
    private CallerChannel channel;
    private Event<SupplementAsked> supplementsAsked;
    private final SecureRandom random = new SecureRandom();

    protected AfterSales() {} // for the CDI proxy

    @Inject
    public AfterSales(
            BookingStore store,
            Bookings bookings,
            BookingMoney money,
            PassengerIdentities identities,
            Vouchers vouchers,
            BookingNotices notices,
            SeatClaims claims,
            Outbox outbox,
            CallerChannel channel,
            Event<SupplementAsked> supplementsAsked) {
        this.store = store;
        this.bookings = bookings;
        this.money = money;
        this.identities = identities;
        this.vouchers = vouchers;
        this.notices = notices;
        this.claims = claims;
        this.outbox = outbox;
        this.channel = channel;
        this.supplementsAsked = supplementsAsked;
    }

    /**
     * The booking, for who knows a phone of the party, and for those who sell for its company.
     *
     * @param phone null when none was given
     * @throws Problem {@link ProblemType#NOT_FOUND}, the same for a wrong reference and a wrong phone;
     *     {@link ProblemType#FORBIDDEN} for the company's other people
     */
    public Booking known(String reference, String phone) {
        Booking booking = bookings.known(reference, phone);
        if (phone == null && !channel.sellsForACompany()) {
            throw Problem.of(ProblemType.FORBIDDEN, "Those who sell for the company change bookings.");
        }
        return booking;
    }

    /** As {@link #known}, and nobody else changes it until the transaction ends. */
    public Booking lock(String reference, String phone) {
        return lock(known(reference, phone).id());
    }

    /** The booking, which nobody else changes until the transaction ends. */
    public Booking lock(UUID bookingId) {
        return store.findForUpdate(bookingId).orElseThrow();
    }

    /** The moment by the database's clock, which decides what is over. */
    public Instant now() {
        return store.now();
    }

    /** What of the booking's money is still here. */
    public Money moneyLeft(Booking booking) {
        return money.left(booking);
    }

    /**
     * Takes tickets of a paid booking back and asks payment to send so much money, or what is left. The others keep their seats.
     *
     * @param returnId by which the tickets, and the first refund, are known as given back together
     */
    public void giveBack(Booking booking, List<Ticket> given, Money amount, UUID returnId, Instant now) {
        takeBack(booking, given, returnId, now);
        if (amount.amount() > 0) {
            notices.refundStarted(
                    booking, money.giveBack(booking, amount, returnId, "the passenger gave tickets back", now));
        }
    }

    /**
     * As {@link #giveBack}, but the company keeps the money, or what is left of it, and gives a voucher with this balance.
     *
     * @param returnId by which the voucher is known, too
     */
    public void giveBackForVoucher(Booking booking, List<Ticket> given, Money amount, UUID returnId, Instant now) {
        takeBack(booking, given, returnId, now);
        Money kept = money.keep(booking, amount);
        if (kept.amount() > 0) {
            notices.voucherIssued(
                    booking, vouchers.issueFor(returnId, booking.trip().companyId(), kept, booking.reference()));
        }
    }

    private void takeBack(Booking booking, List<Ticket> given, UUID returnId, Instant now) {
        booking.giveBack(given, returnId);
        claims.release(Ticket.claimIds(given));
        outbox.publishAll(BookingEvents.cancelled(booking, given, now));
    }

    /**
     * Makes sure that nothing of the booking waits for money.
     *
     * @throws Problem {@link ProblemType#EXCHANGE_PENDING}, {@link ProblemType#NAME_CHANGE_PENDING}
     */
    public void mustOweNothing(Booking booking) {
        SupplementAsked asked = new SupplementAsked(booking, Optional.empty());
        supplementsAsked.fire(asked);
        asked.supplement().ifPresent(supplement -> {
            throw supplement.objection().get();
        });
    }

    /**
     * Somebody who could ride on a ticket in its passenger's place.
     *
     * @param path where they stand in the request
     * @throws Problem {@link ProblemType#VALIDATION_FAILED} when the route asks for other papers than were told
     */
    public PassengerDetails other(
            Booking booking, Ticket ticket, BookingRequest.PassengerRequest other, String path, SchedulePlan plan) {
        PassengerIdentities.mustBeAsAsked(Map.of(path, other), plan, journey(booking.trip()));
        return ticket.passenger().other(other.name(), other.phone(), identities.seal(other.identity()));
    }

    /** Lets somebody else ride on a ticket of a paid booking. */
    public void handOver(Booking booking, Ticket ticket, PassengerDetails other) {
        PassengerDetails before = ticket.passenger();
        booking.handOver(ticket, other);
        notices.nameChanged(booking, ticket, before);
    }

    private static Journey journey(Trip trip) {
        return new Journey(trip.fromSequence(), trip.toSequence());
    }

    /** Whether the passenger told, when they bought, what another ride asks for. */
    public boolean mayRide(Ticket ticket, SchedulePlan plan, Trip trip) {
        return identities.areEnough(ticket.passenger(), plan, journey(trip));
    }

    /**
     * Gives passengers of a paid booking one of their own: the same tickets and seats, and the money that pays for them.
     *
     * @param leaving some of the tickets that count, not all
     */
    public Booking split(Booking booking, List<Ticket> leaving, Instant now) {
        Booking other = part(booking, leaving, now);
        notices.split(booking, other);
        return other;
    }

    private Booking part(Booking booking, List<Ticket> leaving, Instant now) {
        Booking other = booking.splitOff(Ids.next(), BookingReference.next(random), leaving, now);
        store.add(other);
        store.flush(); // before the money that refers to it
        money.move(booking, other, other.total());
        claims.handOver(other.claimIds(), other.id());
        return other;
    }

    /**
     * What a class is sold under on another ride.
     *
     * @throws Problem {@link ProblemType#VALIDATION_FAILED} when it is not sold there
     */
    public static Booking.Terms terms(SchedulePlan plan, String fareClass) {
        return BookingOrder.terms(plan, fareClass);
    }

    /**
     * Free seats on another ride, together if possible.
     *
     * @param spoken seats that others of the party have chosen
     * @return empty when fewer are free
     */
    public Optional<List<String>> freeSeats(SchedulePlan plan, Trip trip, Collection<String> spoken, int count) {
        return claims.choose(plan.scheduleId(), trip.segments(), plan.places(), spoken, count, 1);
    }

    /** The booking under which these tickets can be exchanged: their own one, when others of the party ride on as they did. */
    public Booking forExchange(Booking booking, List<Ticket> old, Trip next, Booking.Terms terms, Instant now) {
        boolean isAll = old.size() == booking.tickets().size();
        return isAll || booking.isOnlySeats(next, terms) ? booking : part(booking, old, now);
    }

    /**
     * Puts passengers of a paid booking on new tickets, whose seats are claimed already; the old claims have ended. Nobody is told of a
     * payment, since each ticket is bought once: of the old tickets that they are cancelled, of the new ones that they are there.
     *
     * @param seats one for each of the old tickets, in their order
     * @param prices of the new tickets, by the id of the old one, in minor units
     * @param back what is too much and goes back; may be nothing
     * @param returnId by which that refund is known
     */
    public void exchange(
            Booking booking,
            List<Ticket> old,
            Trip next,
            Booking.Terms terms,
            List<SeatClaim> seats,
            Map<UUID, Long> prices,
            Money back,
            UUID returnId,
            Instant now) {
        outbox.publishAll(BookingEvents.cancelled(booking, old, now));
        List<Booking.Rider> riders = old.stream()
                .map(ticket ->
                        new Booking.Rider(ticket.passenger(), new Money(prices.get(ticket.id()), back.currency())))
                .toList();
        booking.exchange(old, next, terms, BookingOrder.seated(riders, seats));
        List<UUID> claimIds = seats.stream().map(SeatClaim::claimId).toList();
        outbox.publishAll(BookingEvents.reserved(
                booking,
                booking.tickets().stream()
                        .filter(ticket -> claimIds.contains(ticket.claimId()))
                        .toList(),
                now));
        notices.rebooked(booking);
        if (back.amount() > 0) {
            notices.refundStarted(
                    booking, money.giveBack(booking, back, returnId, "the passenger rides for less", now));
        }
    }
}
