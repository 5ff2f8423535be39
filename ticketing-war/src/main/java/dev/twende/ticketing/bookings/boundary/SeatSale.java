package dev.twende.ticketing.bookings.boundary;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.bookings.boundary.BookingRequest.PassengerRequest;
import dev.twende.ticketing.bookings.control.BookingOrder;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Contact;
import dev.twende.ticketing.bookings.entity.PassengerDetails;
import dev.twende.ticketing.bookings.entity.Trip;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.schedules.boundary.CallerChannel;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.Contention;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.boundary.SeatGuard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sells seats: price, lock, one transaction, commit, unlock. The order is the whole point, so this bean runs in no transaction, and
 * the transaction is another bean's.
 */
@ApplicationScoped
public class SeatSale {
    /** Names the call among those that take an idempotency key. */
    static final String OPERATION = "bookings.hold";

    private static final int TRIES = 4;
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private Schedules schedules;
    private SeatClaims claims;
    private SeatGuard guard;
    private Bookings bookings;
    private IdempotentRequests idempotent;
    private CallerChannel callerChannel;
    private PassengerIdentities identities;
    private Reservations reservations;

    protected SeatSale() {} // for the CDI proxy

    @Inject
    public SeatSale(
            Schedules schedules,
            SeatClaims claims,
            SeatGuard guard,
            Bookings bookings,
            IdempotentRequests idempotent,
            CallerChannel callerChannel,
            PassengerIdentities identities,
            Reservations reservations) {
        this.schedules = schedules;
        this.claims = claims;
        this.guard = guard;
        this.bookings = bookings;
        this.idempotent = idempotent;
        this.callerChannel = callerChannel;
        this.identities = identities;
        this.reservations = reservations;
    }

    /**
     * Holds seats for a party, all or none. A request that comes again gets its first answer, even if it could not be granted today.
     *
     * @param key null when the client sent none
     * @param language in which the caller seems to read, for a contact who did not say
     */
    public BookingResponse hold(BookingRequest request, IdempotencyKey key, Language language) {
        try {
            return holdByPlan(request, key, language);
        } catch (Problem refusal) {
            return Optional.ofNullable(key)
                    .flatMap(given -> idempotent.earlier(given, OPERATION, request, BookingResponse.class))
                    .orElseThrow(() -> refusal);
        }
    }

    /**
     * A remembered plan may be outdated, so what was refused by it is tried once more by a newer one if there is one. A seat that is
     * taken is taken by any plan.
     */
    private BookingResponse holdByPlan(BookingRequest request, IdempotencyKey key, Language language) {
        SchedulePlan plan = schedules.plan(request.scheduleId());
        try {
            return hold(request, key, language, plan);
        } catch (Problem refusal) {
            if (refusal.type() == ProblemType.SEAT_TAKEN) {
                throw refusal;
            }
            return schedules
                    .newerThan(plan)
                    .map(newer -> hold(request, key, language, newer))
                    .orElseThrow(() -> refusal);
        }
    }

    private BookingResponse hold(BookingRequest request, IdempotencyKey key, Language language, SchedulePlan plan) {
        BookingOrder wanted = order(request, plan, callerChannel.current(), language);
        List<String> named = namedSeats(request);
        plan.mustHave(named);
        mustNotBeDearer(wanted.riders(), request.expectedTotal());
        boolean leavesChoiceToUs = named.size() < request.passengers().size();
        for (int attempt = 1; ; attempt++) {
            BookingOrder order = seated(wanted, request, plan, named, attempt);
            try {
                return guard.whileHolding(
                        order.scheduleId(),
                        order.seats(),
                        order.segments(),
                        Optional.ofNullable(key).map(given -> idempotent.owner() + ":" + given.value()),
                        lock -> bookings.hold(order, plan, request, key, lock));
            } catch (RuntimeException e) {
                boolean lostOurChoice =
                        leavesChoiceToUs && e instanceof Problem problem && problem.type() == ProblemType.SEAT_TAKEN;
                if (attempt == TRIES || !(lostOurChoice || Contention.isPassing(e))) {
                    throw e;
                }
                pause();
            }
        }
    }

    /** What the request asks for, checked and priced by the plan; nobody has a seat yet. */
    BookingOrder order(BookingRequest request, SchedulePlan plan, SalesChannel channel, Language language) {
        Journey journey = plan.journey(request.fromStopId(), request.toStopId());
        Contact contact = contact(request, language);
        PassengerIdentities.mustBeAsAsked(request.passengers(), plan, journey);
        Booking.Terms terms =
                BookingOrder.terms(plan, Objects.requireNonNullElse(request.fareClass(), FareProduct.STANDARD));
        return new BookingOrder(
                trip(request, plan, journey),
                contact,
                riders(request, plan, journey, terms.fareClass()),
                List.of(),
                terms,
                channel,
                request.isPaidLater() ? reservations.terms(plan, journey) : null,
                plan.edition().version());
    }

    private static Contact contact(BookingRequest request, Language language) {
        if (request.contact() != null) {
            return new Contact(
                    request.contact().phone(),
                    request.contact().email(),
                    Objects.requireNonNullElse(request.contact().language(), language.code()));
        }
        String phone = request.passengers().get(0).phone();
        if (phone == null) {
            throw Problem.invalid("contact.phone", "must be given, or the phone of the first passenger");
        }
        return new Contact(phone, null, language.code());
    }

    private static List<String> namedSeats(BookingRequest request) {
        List<String> named = request.passengers().stream()
                .map(PassengerRequest::seatNumber)
                .filter(Objects::nonNull)
                .toList();
        Set<String> seen = new HashSet<>();
        for (String seat : named) {
            if (!seen.add(seat)) {
                throw Problem.invalid("passengers", "seat " + seat + " is named twice");
            }
        }
        if (request.isChangeOfSeatsWelcome() && !named.isEmpty()) {
            throw Problem.invalid("passengers", "name no seats where they may be changed on the way");
        }
        return named;
    }

    /** With a seat for everyone; a change on the way only for those who want it, and where single seats are too few. */
    private BookingOrder seated(
            BookingOrder wanted, BookingRequest request, SchedulePlan plan, List<String> named, int attempt) {
        int missing = request.passengers().size() - named.size();
        Optional<List<String>> chosen = missing == 0
                ? Optional.of(List.of())
                : claims.choose(plan.scheduleId(), wanted.segments(), plan.places(), named, missing, attempt);
        return chosen.map(seats -> wanted.on(withNamed(request, seats)))
                .or(() -> request.isChangeOfSeatsWelcome() ? changing(wanted, plan, missing) : Optional.empty())
                .orElseThrow(() -> Problem.of(ProblemType.SOLD_OUT, "Not enough seats are free on this stretch."));
    }

    private static List<String> withNamed(BookingRequest request, List<String> chosen) {
        Iterator<String> seats = chosen.iterator();
        return request.passengers().stream()
                .map(passenger -> passenger.seatNumber() == null ? seats.next() : passenger.seatNumber())
                .toList();
    }

    private Optional<BookingOrder> changing(BookingOrder wanted, SchedulePlan plan, int passengers) {
        return Optional.of(claims.chooseWithChanges(plan.scheduleId(), wanted.segments(), plan.seats(), passengers))
                .filter(party -> !party.isEmpty())
                .map(wanted::seated);
    }

    private static Trip trip(BookingRequest request, SchedulePlan plan, Journey journey) {
        return new Trip(
                plan.companyId(),
                plan.scheduleId(),
                request.fromStopId(),
                request.toStopId(),
                journey.from(),
                journey.to());
    }

    /** Prices everyone; a party in which nobody pays has nothing to sell to. */
    private List<Booking.Rider> riders(BookingRequest request, SchedulePlan plan, Journey journey, String fareClass) {
        List<Booking.Rider> riders = new ArrayList<>();
        for (int i = 0; i < request.passengers().size(); i++) {
            PassengerRequest passenger = request.passengers().get(i);
            String category = Objects.requireNonNullElse(passenger.riderCategory(), FareProduct.ADULT);
            if (!plan.knowsCategory(category)) {
                throw Problem.invalid("passengers[" + i + "].rider_category", "is not sold on this schedule");
            }
            riders.add(new Booking.Rider(
                    new PassengerDetails(
                            passenger.name(), passenger.phone(), category, identities.seal(passenger.identity())),
                    plan.fare(journey, fareClass, category)));
        }
        if (riders.stream().allMatch(rider -> rider.fare().amount() == 0)) {
            throw Problem.of(
                    ProblemType.NOT_SELLABLE, "Nobody in this party pays a fare; book them with someone who does.");
        }
        return riders;
    }

    /** @param expected null when any price will do */
    static void mustNotBeDearer(List<Booking.Rider> riders, Money expected) {
        Money total =
                riders.stream().map(Booking.Rider::fare).reduce(Money::plus).orElseThrow();
        if (expected != null && (!total.currency().equals(expected.currency()) || total.amount() > expected.amount())) {
            throw Problem.of(ProblemType.PRICE_CHANGED, "The price has changed since it was shown.")
                    .with("expected_total", expected)
                    .with("total", total);
        }
    }

    private static void pause() {
        LockSupport.parkNanos(
                TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS + 1)));
    }
}
