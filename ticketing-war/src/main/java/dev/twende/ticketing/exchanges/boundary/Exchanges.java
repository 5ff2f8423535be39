package dev.twende.ticketing.exchanges.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.boundary.AfterSales;
import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.boundary.SupplementAsked;
import dev.twende.ticketing.bookings.boundary.SupplementPaid;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.disruptions.boundary.OpenChoices;
import dev.twende.ticketing.exchanges.boundary.ExchangeRequest.Wish;
import dev.twende.ticketing.exchanges.control.ExchangeConfig;
import dev.twende.ticketing.exchanges.control.ExchangeStore;
import dev.twende.ticketing.exchanges.entity.Exchange;
import dev.twende.ticketing.exchanges.entity.ExchangeTicket;
import dev.twende.ticketing.exchanges.entity.HeldSeat;
import dev.twende.ticketing.exchanges.entity.Stretches;
import dev.twende.ticketing.schedules.boundary.CallerChannel;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.LadderStep;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.SeatClaim;
import dev.twende.ticketing.seats.entity.Seating;
import dev.twende.ticketing.seats.entity.Segments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Exchanges of paid tickets, from the question what it costs to the new tickets. */
@ApplicationScoped
@Transactional
public class Exchanges {
    private ExchangeStore store;
    private AfterSales afterSales;
    private OpenChoices choices;
    private Schedules schedules;
    private SeatClaims claims;
    private IdempotentRequests idempotent;
    private CallerChannel channel;
    private ExchangeConfig config;

    protected Exchanges() {} // for the CDI proxy

    @Inject
    public Exchanges(
            ExchangeStore store,
            AfterSales afterSales,
            OpenChoices choices,
            Schedules schedules,
            SeatClaims claims,
            IdempotentRequests idempotent,
            CallerChannel channel,
            ExchangeConfig config) {
        this.store = store;
        this.afterSales = afterSales;
        this.choices = choices;
        this.schedules = schedules;
        this.claims = claims;
        this.idempotent = idempotent;
        this.channel = channel;
        this.config = config;
    }

    // ---- what it costs

    /**
     * Reckons what riding otherwise costs, and changes nothing.
     *
     * @param key null when the client sent none
     * @throws Problem {@link ProblemType#BOOKING_NOT_CHANGEABLE}, {@link ProblemType#CHOICE_OPEN}, {@link ProblemType#NOT_EXCHANGEABLE}
     *     when the conditions do not allow it now; and what a booking of the new ride would be refused with
     */
    public ExchangeResponse propose(String reference, ExchangeRequest request, IdempotencyKey key) {
        Booking booking = afterSales.known(reference, request.phone());
        return idempotent.once(
                key,
                "exchanges.propose " + booking.reference(),
                request,
                ExchangeResponse.class,
                () -> propose(booking, request));
    }

    private ExchangeResponse propose(Booking booking, ExchangeRequest request) {
        List<Ticket> old = changeable(booking, ids(request));
        Instant now = afterSales.now();
        if (store.countOpen(booking.id(), now) >= config.openMax()) {
            throw Problem.of(ProblemType.TOO_MANY_REQUESTS, "Too many quotes of this booking are open.")
                    .retryAfter(config.validity());
        }
        Instant departure = schedules
                .stop(booking.trip().scheduleId(), booking.trip().fromSequence())
                .departureTime();
        LadderStep step = step(booking, departure, now);
        SchedulePlan plan = plan(booking, request);
        Trip trip = trip(booking, request, plan);
        Booking.Terms terms =
                AfterSales.terms(plan, Objects.requireNonNullElse(request.fareClass(), booking.fareClass()));
        boolean onlySeats = booking.isOnlySeats(trip, terms); // who pays no difference, whatever it costs others by now
        Map<UUID, String> wanted = wanted(request, plan);
        if (onlySeats && wanted.isEmpty()) {
            throw Problem.invalid("tickets", "must name a seat, or the ride must be another one");
        }
        if (!old.stream().allMatch(ticket -> afterSales.mayRide(ticket, plan, trip))) {
            throw Problem.of(
                    ProblemType.NOT_EXCHANGEABLE, "The other ride asks passengers for papers that they have not told.");
        }
        Journey journey = new Journey(trip.fromSequence(), trip.toSequence());
        List<ExchangeTicket> lines = old.stream()
                .map(ticket -> new ExchangeTicket(
                        ticket.id(),
                        ticket.price().amount(),
                        onlySeats
                                ? ticket.price().amount()
                                : plan.fare(
                                                journey,
                                                terms.fareClass(),
                                                ticket.passenger().riderCategory())
                                        .amount(),
                        step.fee(ticket.price().amount()),
                        wanted.get(ticket.id())))
                .toList();
        Instant latest = now.plus(config.validity());
        Instant end = step.end(departure);
        Exchange exchange = new Exchange(
                Ids.next(),
                booking,
                trip,
                onlySeats
                        ? new Booking.Terms(
                                terms.fareClass(), booking.fareConditions().orElse(null))
                        : terms,
                plan.edition().version(),
                lines,
                end.isBefore(latest) ? end : latest,
                now);
        store.add(exchange);
        return ExchangeResponse.from(exchange, now);
    }

    private static List<UUID> ids(ExchangeRequest request) {
        return Objects.requireNonNullElse(request.tickets(), List.<Wish>of()).stream()
                .map(Wish::ticketId)
                .toList();
    }

    private static Map<UUID, String> wanted(ExchangeRequest request, SchedulePlan plan) {
        Map<UUID, String> wanted = new HashMap<>();
        Objects.requireNonNullElse(request.tickets(), List.<Wish>of()).stream()
                .filter(wish -> wish.seatNumber() != null)
                .forEach(wish -> wanted.put(wish.ticketId(), wish.seatNumber()));
        if (new HashSet<>(wanted.values()).size() != wanted.size()) {
            throw Problem.invalid("tickets", "name a seat twice");
        }
        plan.mustHave(wanted.values());
        return wanted;
    }

    /** The tickets that are meant, if they may be changed. */
    private List<Ticket> changeable(Booking booking, List<UUID> ticketIds) {
        booking.mustBePaid();
        choices.mustBeMade(booking.id());
        schedules
                .objection(booking.trip().scheduleId(), booking.trip().fromSequence())
                .ifPresent(objection -> {
                    throw objection;
                });
        List<Ticket> chosen = booking.chosen(ticketIds);
        chosen.forEach(Ticket::mustBeUnused);
        return chosen;
    }

    private static LadderStep step(Booking booking, Instant departure, Instant now) {
        return Bookings.conditions(booking)
                .flatMap(conditions -> conditions.change(departure, now))
                .orElseThrow(() -> Problem.of(
                        ProblemType.NOT_EXCHANGEABLE,
                        "The conditions of these tickets allow no exchange, or none any more."));
    }

    private SchedulePlan plan(Booking booking, ExchangeRequest request) {
        SchedulePlan plan = schedules.currentPlan(
                Objects.requireNonNullElse(request.scheduleId(), booking.trip().scheduleId()));
        if (!plan.companyId().equals(booking.trip().companyId())) {
            throw Problem.invalid("schedule_id", "must be a schedule of the same company");
        }
        if (!plan.currency().equals(booking.total().currency())) {
            throw Problem.invalid("schedule_id", "must be sold in the currency that was paid");
        }
        return plan;
    }

    private Trip trip(Booking booking, ExchangeRequest request, SchedulePlan plan) {
        UUID from =
                Objects.requireNonNullElse(request.fromStopId(), booking.trip().fromStopId());
        UUID to = Objects.requireNonNullElse(request.toStopId(), booking.trip().toStopId());
        Journey journey = plan.journey(from, to);
        schedules
                .objection(plan.scheduleId(), journey.from(), channel.current())
                .ifPresent(objection -> {
                    throw objection;
                });
        return new Trip(plan.companyId(), plan.scheduleId(), from, to, journey.from(), journey.to());
    }

    /**
     * How an exchange stands.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    public ExchangeResponse find(String reference, UUID exchangeId, String phone) {
        Booking booking = afterSales.known(reference, phone);
        return ExchangeResponse.from(store.require(exchangeId, booking.id()), afterSales.now());
    }

    // ---- doing it

    /**
     * Takes what was quoted, once: whoever accepts again is told how it stands.
     *
     * @throws Problem {@link ProblemType#QUOTE_EXPIRED}, {@link ProblemType#QUOTE_CLOSED}, {@link ProblemType#QUOTE_OUTDATED};
     *     {@link ProblemType#EXCHANGE_PENDING} while another of the booking waits for its supplement,
     *     {@link ProblemType#NAME_CHANGE_PENDING} while a name does; {@link ProblemType#SEAT_TAKEN}, {@link ProblemType#SOLD_OUT}
     */
    public ExchangeResponse accept(String reference, UUID exchangeId, String phone) {
        Booking booking = lock(reference, exchangeId, phone);
        Exchange exchange = store.require(exchangeId, booking.id());
        Instant now = afterSales.now();
        if (!exchange.isAccepted()) {
            exchange.mustBeAcceptable(now);
            accept(exchange, booking, now);
        }
        return ExchangeResponse.from(exchange, now);
    }

    /** Changes of both schedules are held off before the booking is locked, in the order in which others do it. */
    private Booking lock(String reference, UUID exchangeId, String phone) {
        Booking known = afterSales.known(reference, phone);
        Stream.of(known.trip().scheduleId(), store.requireSchedule(exchangeId, known.id()))
                .distinct()
                .sorted()
                .forEach(claims::holdOffChanges);
        return afterSales.lock(known.id());
    }

    private void accept(Exchange exchange, Booking booking, Instant now) {
        List<Ticket> old = quoted(exchange, booking).orElseThrow(Exchanges::outdated);
        choices.mustBeMade(booking.id());
        SchedulePlan plan = schedules.storedPlan(exchange.trip().scheduleId());
        if (plan.edition().version() != exchange.planVersion()) {
            throw outdated();
        }
        Stream.of(booking.trip(), exchange.trip())
                .flatMap(trip -> schedules.objection(trip.scheduleId(), trip.fromSequence()).stream())
                .findFirst()
                .ifPresent(objection -> {
                    throw objection;
                });
        store.held(booking.id()).ifPresent(other -> {
            if (other.holdExpiresAt().filter(now::isBefore).isPresent()) {
                throw pending(other);
            }
            lapse(other, now);
        });
        exchange.seat(choose(exchange, booking, old, plan));
        if (exchange.due().amount() > 0) {
            afterSales.mustOweNothing(booking);
            hold(exchange, booking, old, config.hold());
        } else {
            complete(exchange, booking, old, now).orElseThrow(Exchanges::taken);
        }
    }

    private static Problem pending(Exchange other) {
        return Problem.of(ProblemType.EXCHANGE_PENDING, "An exchange of the booking waits for its supplement.")
                .with("exchange_id", other.id());
    }

    private static Problem taken() {
        return Problem.of(ProblemType.SEAT_TAKEN, "A seat of this exchange is taken on this stretch.");
    }

    private static Problem outdated() {
        return Problem.of(ProblemType.QUOTE_OUTDATED, "The booking or the schedule was changed since this was quoted.");
    }

    /** The exchange's tickets, provided that they are what they were. */
    private static Optional<List<Ticket>> quoted(Exchange exchange, Booking booking) {
        return booking.unchanged(exchange.tickets().stream()
                        .collect(Collectors.toMap(ExchangeTicket::ticketId, ExchangeTicket::oldPrice)))
                .filter(all -> booking.status() == BookingStatus.PAID);
    }

    /** A seat for each ticket: the one that was named; on the same bus the own one; else any. */
    private Map<UUID, String> choose(Exchange exchange, Booking booking, List<Ticket> old, SchedulePlan plan) {
        boolean sameBus = exchange.trip().scheduleId().equals(booking.trip().scheduleId());
        Map<UUID, String> chosen = new HashMap<>();
        exchange.tickets().forEach(line -> line.seatNumber().ifPresent(seat -> chosen.put(line.ticketId(), seat)));
        if (sameBus) {
            old.stream()
                    .filter(ticket -> ticket.change().isEmpty()) // who has two seats has none for the whole way
                    .forEach(ticket -> chosen.putIfAbsent(ticket.id(), ticket.seatNumber()));
        }
        plan.mustHave(chosen.values());
        List<Ticket> open =
                old.stream().filter(ticket -> !chosen.containsKey(ticket.id())).toList();
        if (!open.isEmpty()) {
            Iterator<String> seats = afterSales
                    .freeSeats(plan, exchange.trip(), chosen.values(), open.size())
                    .orElseThrow(() -> Problem.of(ProblemType.SOLD_OUT, "Not enough seats are free on this stretch."))
                    .iterator();
            open.forEach(ticket -> chosen.put(ticket.id(), seats.next()));
        }
        if (new HashSet<>(chosen.values()).size() != chosen.size()) {
            throw Problem.invalid("tickets", "name a seat that another of them has");
        }
        return chosen;
    }

    /** What the exchanged tickets have on the way already: only of the same bus does it stand in the way of the new seats. */
    private static Map<String, List<Segments>> owned(Exchange exchange, Booking booking, List<Ticket> old) {
        return exchange.trip().scheduleId().equals(booking.trip().scheduleId())
                ? old.stream()
                        .flatMap(ticket -> ticket.seating(booking.trip().segments()).places().stream())
                        .collect(Collectors.groupingBy(
                                Seating.Place::seatNumber,
                                Collectors.mapping(Seating.Place::segments, Collectors.toList())))
                : Map.of();
    }

    private void hold(Exchange exchange, Booking booking, List<Ticket> old, Duration lifetime) {
        Map<String, List<Segments>> owned = owned(exchange, booking, old);
        List<HeldSeat> wanted = new ArrayList<>();
        for (ExchangeTicket line : exchange.tickets()) {
            String seat = line.seatNumber().orElseThrow();
            Stretches.without(exchange.trip().segments(), owned.getOrDefault(seat, List.of()))
                    .forEach(part -> wanted.add(new HeldSeat(Ids.next(), line.ticketId(), seat, part)));
        }
        Instant until = afterSales.now().plus(lifetime); // of an exchange that needs no further seat
        for (Segments part : wanted.stream().map(HeldSeat::segments).distinct().toList()) {
            List<SeatClaim> seats = wanted.stream()
                    .filter(seat -> seat.segments().equals(part))
                    .map(seat -> new SeatClaim(seat.claimId(), seat.seatNumber()))
                    .toList();
            Instant held = claims.hold(exchange.id(), exchange.trip().scheduleId(), part, seats, lifetime)
                    .orElseThrow(Exchanges::taken);
            until = held.isBefore(until) ? held : until;
        }
        exchange.hold(until);
        store.addHolds(exchange.id(), wanted);
    }

    /**
     * Puts the passengers on their new seats: what waits for them and what they had ends, and the new seats are claimed whole, in one
     * transaction, so that nobody can come in between.
     *
     * @return the booking they ride under; empty when a seat is taken, and then the caller must roll back
     */
    private Optional<Booking> complete(Exchange exchange, Booking booking, List<Ticket> old, Instant now) {
        Trip trip = exchange.trip();
        List<SeatClaim> seats = SeatClaims.toEach(
                old.stream().map(ticket -> seatOf(exchange, ticket)).toList());
        claims.release(Ticket.claimIds(old));
        Booking under = afterSales.forExchange(booking, old, trip, exchange.terms(), now);
        if (!claims.take(under.id(), trip.scheduleId(), trip.segments(), seats)) {
            return Optional.empty();
        }
        Money back = new Money(Math.max(0, -exchange.due().amount()), exchange.currency());
        Map<UUID, Long> prices = exchange.tickets().stream()
                .collect(Collectors.toMap(ExchangeTicket::ticketId, ExchangeTicket::newPrice));
        afterSales.exchange(under, old, trip, exchange.terms(), seats, prices, back, exchange.id(), now);
        exchange.complete(under, now);
        return Optional.of(under);
    }

    private static String seatOf(Exchange exchange, Ticket ticket) {
        return exchange.tickets().stream()
                .filter(line -> line.ticketId().equals(ticket.id()))
                .flatMap(line -> line.seatNumber().stream())
                .findFirst()
                .orElseThrow();
    }

    // ---- money

    /** Tells the payment house what is to be paid, and leaves the passengers the time for it, once. */
    void onSupplementAsked(@Observes SupplementAsked asked) {
        store.held(asked.booking().id()).ifPresent(exchange -> {
            Instant now = afterSales.now();
            asked.extension()
                    .filter(any -> !exchange.isHoldExtended())
                    .ifPresent(extension -> extend(exchange, extension, now));
            exchange.holdExpiresAt()
                    .filter(now::isBefore)
                    .ifPresent(until -> asked.answer(new SupplementAsked.Supplement(
                            exchange.id(), exchange.due(), until, () -> pending(exchange))));
        });
    }

    private void extend(Exchange exchange, Duration extension, Instant now) {
        List<UUID> held = store.holds(exchange.id()).stream()
                .map(ExchangeStore.Hold::claimId)
                .toList();
        Instant least = now.plus(extension);
        Instant current = exchange.holdExpiresAt().orElseThrow();
        Optional<Instant> until =
                held.isEmpty() ? Optional.of(least.isAfter(current) ? least : current) : claims.extend(held, extension);
        until.filter(any -> now.isBefore(current)).ifPresent(exchange::extendHold);
    }

    /**
     * The supplement is here: the passengers ride otherwise, if their new seats still wait and the old tickets are what they were.
     * Otherwise the exchange is over, and the money goes back.
     */
    void onSupplementPaid(@Observes SupplementPaid paid) {
        Booking booking = paid.booking();
        store.held(booking.id())
                .filter(exchange -> exchange.due().equals(paid.amount()) && !paid.isTaken())
                .ifPresent(exchange -> {
                    Instant now = afterSales.now();
                    Stream.of(booking.trip().scheduleId(), exchange.trip().scheduleId())
                            .distinct()
                            .sorted()
                            .forEach(claims::holdOffChanges);
                    Optional<List<Ticket>> old =
                            quoted(exchange, booking).filter(any -> canComplete(exchange, booking));
                    if (old.isPresent() && takesItsSeats(exchange, old.get())) {
                        paid.take(complete(exchange, booking, old.get(), now).orElseThrow());
                    } else {
                        lapse(exchange, now);
                    }
                });
    }

    private boolean canComplete(Exchange exchange, Booking booking) {
        return !choices.isOpen(booking.id())
                && !schedules.isCancelled(booking.trip().scheduleId())
                && !schedules.isCancelled(exchange.trip().scheduleId());
    }

    /**
     * Ends the claims that waited, if all of them still do, and follows a change of the bus, which may have put them on other seats. Where
     * the parts of a seat were torn apart by that, somebody else may have the rest.
     */
    private boolean takesItsSeats(Exchange exchange, List<Ticket> old) {
        List<ExchangeStore.Hold> holds = store.holds(exchange.id());
        Map<UUID, String> seats = new HashMap<>();
        exchange.tickets()
                .forEach(line -> seats.put(line.ticketId(), line.seatNumber().orElseThrow()));
        holds.forEach(hold -> seats.put(hold.ticketId(), hold.seatNumber()));
        exchange.seat(seats);
        return claims.giveUp(holds.stream().map(ExchangeStore.Hold::claimId).toList())
                && Set.copyOf(seats.values()).size() == seats.size()
                && claims.areFreeBut(
                        Ticket.claimIds(old),
                        exchange.trip().scheduleId(),
                        exchange.trip().segments(),
                        seats.values())
                && schedules.storedPlan(exchange.trip().scheduleId()).seats().containsAll(seats.values());
    }

    // ---- leaving it

    /**
     * Gives an exchange up that is not completed; a second time changes nothing. Money that comes for it afterwards goes back.
     *
     * @throws Problem {@link ProblemType#QUOTE_CLOSED}
     */
    public ExchangeResponse withdraw(String reference, UUID exchangeId, String phone) {
        Booking booking = afterSales.lock(reference, phone);
        Exchange exchange = store.require(exchangeId, booking.id());
        Instant now = afterSales.now();
        exchange.withdraw(now);
        release(exchange);
        return ExchangeResponse.from(exchange, now);
    }

    private void release(Exchange exchange) {
        claims.release(store.holds(exchange.id()).stream()
                .map(ExchangeStore.Hold::claimId)
                .toList());
    }

    private void lapse(Exchange exchange, Instant now) {
        exchange.expire(now);
        release(exchange);
    }

    /** Bookings whose exchange waits no longer. */
    List<UUID> lapsed() {
        return store.lapsedBookings(config.sweepBatch());
    }

    /** Ends the booking's exchange if it waits no longer; its seats have been free since. */
    void endLapsed(UUID bookingId) {
        Booking booking = afterSales.lock(bookingId);
        Instant now = afterSales.now();
        store.held(booking.id())
                .filter(exchange ->
                        !exchange.holdExpiresAt().filter(now::isBefore).isPresent())
                .ifPresent(exchange -> lapse(exchange, now));
    }
}
