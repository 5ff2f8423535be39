package dev.twende.ticketing.namechanges.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.boundary.AfterSales;
import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.boundary.SupplementAsked;
import dev.twende.ticketing.bookings.boundary.SupplementPaid;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.namechanges.control.NameChangeConfig;
import dev.twende.ticketing.namechanges.control.NameChangeStore;
import dev.twende.ticketing.namechanges.entity.NameChange;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.LadderStep;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tickets that are handed on: for what the conditions want, a few times, and not at the last moment. */
@ApplicationScoped
@Transactional
public class NameChanges {
    private NameChangeStore store;
    private AfterSales afterSales;
    private Schedules schedules;
    private IdempotentRequests idempotent;
    private NameChangeConfig config;
    private Caller caller;

    protected NameChanges() {} // for the CDI proxy

    @Inject
    public NameChanges(
            NameChangeStore store,
            AfterSales afterSales,
            Schedules schedules,
            IdempotentRequests idempotent,
            NameChangeConfig config,
            Caller caller) {
        this.store = store;
        this.afterSales = afterSales;
        this.schedules = schedules;
        this.idempotent = idempotent;
        this.config = config;
        this.caller = caller;
    }

    /**
     * Names somebody else, at once or when the fee is paid; the code of the ticket as it was issued before is void then.
     *
     * @param key null when the client sent none
     * @throws Problem {@link ProblemType#BOOKING_NOT_CHANGEABLE}, {@link ProblemType#CHANGE_TOO_LATE},
     *     {@link ProblemType#NAME_CHANGES_USED}; {@link ProblemType#EXCHANGE_PENDING}, {@link ProblemType#NAME_CHANGE_PENDING} when a
     *     fee is to be paid while something else of the booking waits for money
     */
    public NameChangeResponse change(String reference, NameChangeRequest request, IdempotencyKey key) {
        Booking known = afterSales.known(reference, request.phone());
        return idempotent.once(
                key,
                "name-changes.change " + known.reference(),
                request,
                NameChangeResponse.class,
                () -> change(afterSales.lock(known.id()), request));
    }

    private NameChangeResponse change(Booking booking, NameChangeRequest request) {
        booking.mustBePaid();
        Ticket ticket = booking.chosen(List.of(request.ticketId())).get(0);
        ticket.mustBeUnused();
        Instant now = afterSales.now();
        SchedulePlan plan = schedules.storedPlan(booking.trip().scheduleId());
        LadderStep step = step(booking, plan, now);
        if (left(ticket.id()) <= 0) {
            throw Problem.of(ProblemType.NAME_CHANGES_USED, "The ticket was handed on before.");
        }
        if (request.passenger().seatNumber() != null || request.passenger().riderCategory() != null) {
            throw Problem.invalid("passenger", "keeps the seat and the rider category of the ticket");
        }
        PassengerDetails other = afterSales.other(booking, ticket, request.passenger(), "passenger.", plan);
        NameChange change = new NameChange(
                Ids.next(),
                booking,
                ticket,
                other,
                step.fee(ticket.price().amount()),
                now.plus(config.payWithin()),
                caller.isGuest() ? Optional.empty() : Optional.of(caller.userId()),
                now);
        if (change.fee() > 0) {
            store.pending(booking.id()).filter(before -> before.isOver(now)).ifPresent(before -> before.expire(now));
            afterSales.mustOweNothing(booking);
        } else {
            afterSales.handOver(booking, ticket, other);
            change.complete(now);
        }
        store.add(change);
        return shown(change, booking);
    }

    private long left(UUID ticketId) {
        return config.perTicket() - store.count(ticketId);
    }

    private NameChangeResponse shown(NameChange change, Booking booking) {
        return NameChangeResponse.from(change, booking, left(change.ticketId()));
    }

    /** What it costs now, if it may be done now. */
    private LadderStep step(Booking booking, SchedulePlan plan, Instant now) {
        Instant departure = plan.stops().get(booking.trip().fromSequence()).departureTime();
        mustBeInTime(departure.minus(config.until()), now);
        return Bookings.conditions(booking)
                .map(conditions -> conditions.nameChange(departure, now))
                .orElse(Optional.of(LadderStep.FREE))
                .orElseThrow(() -> Problem.of(
                        ProblemType.CHANGE_TOO_LATE,
                        "The conditions of these tickets let nobody else ride, or nobody any more."));
    }

    private static void mustBeInTime(Instant until, Instant now) {
        if (now.isAfter(until)) {
            throw Problem.of(ProblemType.CHANGE_TOO_LATE, "Somebody else could be named until " + until + ".")
                    .with("until", until.toString());
        }
    }

    /**
     * How a change of a name stands.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    public NameChangeResponse find(String reference, UUID changeId, String phone) {
        Booking booking = afterSales.known(reference, phone);
        return shown(store.require(changeId, booking.id()), booking);
    }

    /**
     * Gives a change up that waits for its fee; a second time changes nothing. Money that comes for it afterwards goes back.
     *
     * @throws Problem {@link ProblemType#QUOTE_CLOSED}
     */
    public NameChangeResponse withdraw(String reference, UUID changeId, String phone) {
        Booking booking = afterSales.lock(reference, phone);
        NameChange change = store.require(changeId, booking.id());
        change.withdraw(afterSales.now());
        return shown(change, booking);
    }

    // ---- money

    /** Tells the payment house what is to be paid, and leaves the passengers the time for it, once. */
    void onSupplementAsked(@Observes SupplementAsked asked) {
        Instant now = afterSales.now();
        store.pending(asked.booking().id())
                .filter(change -> !change.isOver(now))
                .ifPresent(change -> {
                    asked.extension().ifPresent(extension -> change.extend(now.plus(extension)));
                    asked.answer(new SupplementAsked.Supplement(
                            change.id(), fee(change, asked.booking()), change.expiresAt(), () -> pending(change)));
                });
    }

    private static Money fee(NameChange change, Booking booking) {
        return new Money(change.fee(), booking.total().currency());
    }

    private static Problem pending(NameChange change) {
        return Problem.of(ProblemType.NAME_CHANGE_PENDING, "Another name for a ticket waits for its fee.")
                .with("change_id", change.id());
    }

    /** The fee is here: somebody else rides, if the ticket is what it was. Otherwise it is over, and the money goes back. */
    void onSupplementPaid(@Observes SupplementPaid paid) {
        Booking booking = paid.booking();
        store.pending(booking.id())
                .filter(change -> fee(change, booking).equals(paid.amount()) && !paid.isTaken())
                .ifPresent(change -> {
                    Instant now = afterSales.now();
                    Optional<Ticket> ticket = booking.tickets().stream()
                            .filter(any -> any.id().equals(change.ticketId()) && any.status() == TicketStatus.PAID)
                            .filter(any -> !change.isOver(now))
                            .findFirst();
                    ticket.ifPresentOrElse(
                            unused -> {
                                afterSales.handOver(booking, unused, change.other(unused.passenger()));
                                change.complete(now);
                                paid.take(booking);
                            },
                            () -> change.expire(now));
                });
    }

    /** Bookings with a change whose fee is waited for no more. */
    List<UUID> lapsed() {
        return store.lapsedBookings(config.sweepBatch());
    }

    /** Ends the booking's change if its fee is waited for no more. */
    void endLapsed(UUID bookingId) {
        afterSales.lock(bookingId);
        Instant now = afterSales.now();
        store.pending(bookingId).filter(change -> change.isOver(now)).ifPresent(change -> change.expire(now));
    }
}
