package dev.twende.ticketing.waitinglists.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.boundary.BookingRequest;
import dev.twende.ticketing.bookings.boundary.Bookings;
import dev.twende.ticketing.bookings.boundary.SeatOffers;
import dev.twende.ticketing.bookings.boundary.SeatOffers.Applicant;
import dev.twende.ticketing.bookings.boundary.SeatOffers.Outcome;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.BookingStatus;
import dev.twende.ticketing.bookings.entity.PhoneNumber;
import dev.twende.ticketing.messages.entity.Language;
import dev.twende.ticketing.schedules.boundary.CallerChannel;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.seats.entity.Segments;
import dev.twende.ticketing.waitinglists.control.WaitingListConfig;
import dev.twende.ticketing.waitinglists.control.WaitingListStore;
import dev.twende.ticketing.waitinglists.entity.PlaceStatus;
import dev.twende.ticketing.waitinglists.entity.WaitingList;
import dev.twende.ticketing.waitinglists.entity.WaitingPlace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The lines for sold-out schedules: who joins and leaves them, and who is offered seats that became free. */
@ApplicationScoped
@Transactional
public class WaitingLists {
    /** After these nothing will be sold any more; others may pass. */
    private static final Set<ProblemType> FOR_GOOD =
            Set.of(ProblemType.SCHEDULE_NOT_ON_SALE, ProblemType.SCHEDULE_DEPARTED, ProblemType.SALES_CLOSED);

    private WaitingListStore store;
    private SeatOffers offers;
    private Bookings bookings;
    private Schedules schedules;
    private SeatClaims claims;
    private CallerChannel channel;
    private IdempotentRequests idempotent;
    private Caller caller;
    private WaitingListConfig config;
    private Clock clock;

    protected WaitingLists() {} // for the CDI proxy

    @Inject
    public WaitingLists(
            WaitingListStore store,
            SeatOffers offers,
            Bookings bookings,
            Schedules schedules,
            SeatClaims claims,
            CallerChannel channel,
            IdempotentRequests idempotent,
            Caller caller,
            WaitingListConfig config,
            Clock clock) {
        this.store = store;
        this.offers = offers;
        this.bookings = bookings;
        this.schedules = schedules;
        this.claims = claims;
        this.channel = channel;
        this.idempotent = idempotent;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    // ---- joining and leaving ----

    /**
     * Puts a party at the end of the line.
     *
     * @param wish the booking that it would make
     * @param language in which the caller seems to read, for a contact who did not say
     * @throws Problem {@link ProblemType#SEATS_AVAILABLE}, {@link ProblemType#ALREADY_WAITING},
     *     {@link ProblemType#WAITING_LIST_FULL}, and whatever a booking would be refused for but for the seats
     */
    public PlaceResponse join(BookingRequest wish, IdempotencyKey key, Language language) {
        mustTakeAnySeat(wish);
        return idempotent.once(key, "waiting-list.join", wish, PlaceResponse.class, () -> {
            SchedulePlan plan = schedules.plan(wish.scheduleId());
            Applicant applicant = offers.check(wish, plan, language);
            Journey journey = plan.journey(wish.fromStopId(), wish.toStopId());
            schedules
                    .objection(plan.scheduleId(), journey.from(), channel.current())
                    .ifPresent(objection -> {
                        throw objection;
                    });
            WaitingList list = store.ensureForUpdate(plan.scheduleId(), plan.companyId());
            List<WaitingPlace> line = store.line(plan.scheduleId());
            mustHaveToWait(wish, journey, applicant, line);
            WaitingPlace place = new WaitingPlace(
                    Ids.next(),
                    list,
                    new WaitingPlace.Stretch(wish.fromStopId(), wish.toStopId(), journey.from(), journey.to()),
                    new WaitingPlace.Party(
                            applicant.phone(),
                            applicant.language(),
                            channel.current().name(),
                            wish.passengers().size(),
                            applicant.wish()),
                    clock.instant());
            store.add(place);
            return PlaceResponse.from(place, position(place, line));
        });
    }

    private static void mustTakeAnySeat(BookingRequest wish) {
        if (wish.passengers().stream().anyMatch(passenger -> passenger.seatNumber() != null)) {
            throw Problem.invalid("passengers", "name no seats: whichever becomes free is offered");
        }
        if (wish.voucherCode() != null) {
            throw Problem.invalid("voucher_code", "is not taken by the waiting list");
        }
        if (wish.mayChangeSeats() != null) {
            throw Problem.invalid("may_change_seats", "is not taken by the waiting list");
        }
        if (wish.payLater() != null) {
            throw Problem.invalid("pay_later", "is not taken by the waiting list");
        }
    }

    private void mustHaveToWait(BookingRequest wish, Journey journey, Applicant applicant, List<WaitingPlace> line) {
        List<WaitingPlace> rivals = line.stream()
                .filter(place -> place.isInTheWayOf(journey.from(), journey.to()))
                .toList();
        if (rivals.stream()
                .anyMatch(place -> place.phone().equals(applicant.phone())
                        && place.fromSequence() == journey.from()
                        && place.toSequence() == journey.to())) {
            throw Problem.of(ProblemType.ALREADY_WAITING, "This phone waits for this stretch already.");
        }
        if (line.size() >= config.places()) {
            throw Problem.of(ProblemType.WAITING_LIST_FULL, "Nobody else can wait for this schedule.");
        }
        if (rivals.stream().anyMatch(place -> place.status() == PlaceStatus.WAITING)) {
            return;
        }
        Segments stretch = new Segments(journey.from(), journey.to());
        SchedulePlan plan = schedules.storedPlan(wish.scheduleId());
        int free = free(plan, stretch, claims.liveNow(plan.scheduleId())).size();
        if (free >= wish.passengers().size()) {
            throw Problem.of(ProblemType.SEATS_AVAILABLE, "Enough seats are free for this party.")
                    .with("seats_left", free);
        }
    }

    /**
     * The place, for those who know its phone, and for the company's people.
     *
     * @param phone null when none was given
     * @throws Problem {@link ProblemType#NOT_FOUND}, the same for a wrong place and a wrong phone
     */
    public PlaceResponse find(UUID placeId, String phone) {
        WaitingPlace place = known(placeId, phone);
        return PlaceResponse.from(place, position(place, store.line(place.scheduleId())));
    }

    /** 1 for the first of those who want some part of the same way; null for who does not wait any more. */
    private static Integer position(WaitingPlace place, List<WaitingPlace> line) {
        if (place.status() != PlaceStatus.WAITING) {
            return null;
        }
        return 1
                + (int) line.stream()
                        .filter(other -> other.status() == PlaceStatus.WAITING && other.number() < place.number())
                        .filter(other -> other.isInTheWayOf(place.fromSequence(), place.toSequence()))
                        .count();
    }

    private WaitingPlace known(UUID placeId, String phone) {
        WaitingPlace place = store.find(placeId).orElseThrow(Problem::notFound);
        if (phone == null) {
            caller.mustActFor(place.companyId());
        } else if (!place.phone().equals(PhoneNumber.digits(phone))) {
            throw Problem.notFound();
        }
        return place;
    }

    /**
     * The party waits no longer, and gives up what it was offered; a second time changes nothing.
     *
     * @throws Problem {@link ProblemType#BOOKING_NOT_RELEASABLE} when that is paid
     */
    public void leave(UUID placeId, String phone) {
        WaitingPlace place = known(placeId, phone);
        lock(place);
        mustNotBePaid(place);
        if (place.status() == PlaceStatus.OFFERED) {
            giveUp(place, place.bookingReference().orElseThrow(), phone);
        } else if (place.status() == PlaceStatus.WAITING) {
            release(place, claims.liveNow(place.scheduleId()));
            place.end(PlaceStatus.LEFT, clock.instant());
        }
    }

    /**
     * The party gives up the seats that it was offered, and they go to the next; a second time changes nothing.
     *
     * @param phone null when none was given
     * @throws Problem {@link ProblemType#NOT_FOUND}, the same for a wrong reference, a wrong phone and a booking that was not offered;
     *     {@link ProblemType#BOOKING_NOT_RELEASABLE} when it is paid
     */
    public PlaceResponse reject(String reference, String phone) {
        Booking booking = bookings.known(reference, phone);
        WaitingPlace place = store.offered(booking.reference()).orElseThrow(Problem::notFound);
        lock(place);
        mustNotBePaid(place);
        if (place.status() == PlaceStatus.OFFERED) {
            giveUp(place, booking.reference(), phone);
        }
        return PlaceResponse.from(place, null);
    }

    private static void mustNotBePaid(WaitingPlace place) {
        if (place.status() == PlaceStatus.TAKEN) {
            throw Problem.of(ProblemType.BOOKING_NOT_RELEASABLE, "The seats are paid.");
        }
    }

    private void giveUp(WaitingPlace place, String reference, String phone) {
        bookings.release(reference, phone, List.of());
        place.end(PlaceStatus.REJECTED, clock.instant());
    }

    /** Lets nobody else change the line, and somebody look at it at once. */
    private void lock(WaitingPlace place) {
        store.requireForUpdate(place.scheduleId()).hurry(clock.instant());
        store.refresh(place);
    }

    /** How many wait, for the company's people. */
    public WaitingListResponse count(UUID scheduleId) {
        caller.mustActFor(schedules.storedPlan(scheduleId).companyId());
        return WaitingListResponse.of(scheduleId, store.line(scheduleId));
    }

    // ---- rounds ----

    /** Takes a list that is due, and puts its next round off; empty when none is. */
    Optional<UUID> takeDue() {
        return store.takeDue(config.pause());
    }

    /**
     * Ends what is over, then offers what is free, first come first. A party that is larger than what is free keeps that for itself
     * for a while, once; the others are offered what is left.
     */
    void serve(UUID scheduleId) {
        WaitingList list = store.requireForUpdate(scheduleId);
        List<WaitingPlace> line = store.line(scheduleId);
        endOffers(line);
        SchedulePlan plan = schedules.steadyPlan(scheduleId);
        line.stream().filter(place -> place.status() == PlaceStatus.WAITING).forEach(place -> serve(place, plan));
        if (line.stream().allMatch(place -> place.status().isEnd())) {
            list.rest();
        }
    }

    private void endOffers(List<WaitingPlace> line) {
        List<WaitingPlace> offered = line.stream()
                .filter(place -> place.status() == PlaceStatus.OFFERED)
                .toList();
        Map<String, BookingStatus> standing = offers.standing(offered.stream()
                .map(place -> place.bookingReference().orElseThrow())
                .toList());
        for (WaitingPlace place : offered) {
            end(standing.get(place.bookingReference().orElseThrow())).ifPresent(end -> place.end(end, clock.instant()));
        }
    }

    private static Optional<PlaceStatus> end(BookingStatus status) {
        return switch (status) {
            case RESERVED -> Optional.empty();
            case PAID, REFUNDED -> Optional.of(PlaceStatus.TAKEN);
            case EXPIRED -> Optional.of(PlaceStatus.LAPSED);
            case CANCELLED -> Optional.of(PlaceStatus.REJECTED);
        };
    }

    private void serve(WaitingPlace place, SchedulePlan plan) {
        SalesChannel seller = SalesChannel.valueOf(place.channel());
        Optional<Problem> objection = schedules.objection(place.scheduleId(), place.fromSequence(), seller);
        Duration left = schedules
                .timeToSell(place.scheduleId(), place.fromSequence(), seller)
                .orElse(Duration.ZERO);
        if (objection.filter(problem -> FOR_GOOD.contains(problem.type())).isPresent()) {
            release(place, claims.liveNow(place.scheduleId()));
            place.end(PlaceStatus.OVER, clock.instant());
        } else if (objection.isEmpty() && left.compareTo(config.shortestOffer()) >= 0) {
            offerOrGather(place, plan, seller, left.compareTo(config.offer()) < 0 ? left : config.offer());
        }
    }

    private void offerOrGather(WaitingPlace place, SchedulePlan plan, SalesChannel seller, Duration time) {
        Segments stretch = new Segments(place.fromSequence(), place.toSequence());
        List<LiveClaim> live = claims.liveNow(place.scheduleId());
        List<String> free = free(
                plan,
                stretch,
                live.stream()
                        .filter(claim -> !claim.holderId().equals(place.id()))
                        .toList());
        if (free.size() >= place.party()) {
            release(place, live);
            follow(place, offers.offer(place.wish(), plan, seller, Language.of(place.language()), time));
        } else if (!free.isEmpty()) {
            Set<String> kept =
                    kept(place, live).stream().map(LiveClaim::seatNumber).collect(Collectors.toSet());
            place.gather(config.gathering(), clock.instant())
                    .ifPresent(still -> offers.keep(
                            place.id(),
                            place.scheduleId(),
                            stretch,
                            free.stream().filter(seat -> !kept.contains(seat)).toList(),
                            still));
        }
    }

    private static List<String> free(SchedulePlan plan, Segments stretch, List<LiveClaim> live) {
        Set<String> taken = live.stream()
                .filter(claim -> claim.segments().overlaps(stretch))
                .map(LiveClaim::seatNumber)
                .collect(Collectors.toSet());
        return plan.seats().stream().filter(seat -> !taken.contains(seat)).toList();
    }

    /** Seats that somebody else took in this moment are waited for; a wish that cannot be granted any more is over. */
    private void follow(WaitingPlace place, Outcome outcome) {
        Instant now = clock.instant();
        if (outcome.refusal() == null) {
            place.offer(outcome.bookingReference(), now);
        } else if (outcome.refusal().type() != ProblemType.SOLD_OUT) {
            place.end(PlaceStatus.OVER, now);
        }
    }

    private static List<LiveClaim> kept(WaitingPlace place, List<LiveClaim> live) {
        return live.stream()
                .filter(claim -> claim.holderId().equals(place.id()))
                .toList();
    }

    private void release(WaitingPlace place, List<LiveClaim> live) {
        claims.release(kept(place, live).stream().map(LiveClaim::claimId).toList());
    }
}
