package dev.twende.ticketing.schedules.boundary;

import dev.twende.events.company.CompanyActivated;
import dev.twende.events.company.CompanySuspended;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.schedules.control.CompanyStore;
import dev.twende.ticketing.schedules.control.OfferOrder;
import dev.twende.ticketing.schedules.control.OfferStore;
import dev.twende.ticketing.schedules.control.SchedulePlans;
import dev.twende.ticketing.schedules.control.ScheduleStore;
import dev.twende.ticketing.schedules.entity.BoardingPoint;
import dev.twende.ticketing.schedules.entity.Bus;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.schedules.entity.OfferSearch;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import dev.twende.ticketing.seats.boundary.SeatClaims;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The schedules that can be sold. Every change is one statement, which commits by itself or joins the transaction of the event
 * that brought it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.SUPPORTS)
public class Schedules {
    private ScheduleStore store;
    private OfferStore offers;
    private SchedulePlans plans;
    private CompanyStore companies;
    private SeatClaims claims;
    private CallerChannel channel;

    protected Schedules() {} // for the CDI proxy

    @Inject
    public Schedules(
            ScheduleStore store,
            OfferStore offers,
            SchedulePlans plans,
            CompanyStore companies,
            SeatClaims claims,
            CallerChannel channel) {
        this.store = store;
        this.offers = offers;
        this.plans = plans;
        this.companies = companies;
        this.claims = claims;
        this.channel = channel;
    }

    /** Keeps a schedule that company published; hearing of it again, or after a change of it, changes nothing. */
    public void add(ScheduleCreated told) {
        store.put(SchedulePlans.plan(told), SchedulePlans.blocks(told));
    }

    /**
     * Keeps a schedule as it stands after a change; old news changes nothing, and news that overtook the publication is the
     * publication. Sales that are under way end first, and none begins meanwhile, so that whoever asks who has bought learns of
     * everyone who has bought what was before.
     *
     * @return whether it was news
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean change(ScheduleChanged told) {
        claims.haltSales(told.scheduleId());
        return store.put(SchedulePlans.plan(told.schedule(), told.revision()), SchedulePlans.blocks(told.schedule()));
    }

    /** Whether the company sells nothing at present. */
    public boolean isSuspended(UUID companyId) {
        return companies.isSuspended(companyId);
    }

    /** A company sells nothing from now on; old news changes nothing. */
    public void follow(CompanySuspended told) {
        companies.follow(told.companyId(), true, told.revision());
    }

    /** A company sells again; old news changes nothing. */
    public void follow(CompanyActivated told) {
        companies.follow(told.companyId(), false, told.revision());
    }

    /**
     * Follows company's schedule to its next status; old news changes nothing. News that overtook the schedule itself is refused,
     * so that it comes again: forgotten, it would leave a cancelled bus on sale.
     */
    public void move(UUID scheduleId, ScheduleStatus next) {
        if (!store.move(scheduleId, next)) {
            throw new IllegalStateException("schedule " + scheduleId + " is " + next + " but has not arrived here yet");
        }
    }

    /**
     * As {@link #move} to CANCELLED. Sales that are under way end first, so that whoever asks who has bought learns of everyone.
     *
     * @return whether it is cancelled now; a schedule that is over cannot be
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean cancel(UUID scheduleId) {
        claims.haltSales(scheduleId);
        move(scheduleId, ScheduleStatus.CANCELLED);
        return isCancelled(scheduleId);
    }

    /** Whether the schedule will not run. */
    public boolean isCancelled(UUID scheduleId) {
        return store.standing(scheduleId, 0)
                .filter(standing -> standing.status() == ScheduleStatus.CANCELLED)
                .isPresent();
    }

    /**
     * Where the schedule stands.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    public ScheduleStatus status(UUID scheduleId) {
        return store.standing(scheduleId, 0)
                .map(ScheduleStore.Standing::status)
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "No schedule with this id is published."));
    }

    /** How much later the bus leaves than was announced first. */
    public Duration delay(UUID scheduleId) {
        return store.delay(scheduleId);
    }

    /** The category of each in a party: those that are named, and adults for the rest. */
    static List<String> party(int passengers, List<String> categories) {
        int adults = Math.max(0, passengers - categories.size());
        return Stream.concat(categories.stream(), Collections.nCopies(adults, FareProduct.ADULT).stream())
                .toList();
    }

    /** What the caller searches for, through the channel they buy through. */
    OfferSearch wish(
            UUID fromStopId,
            UUID toStopId,
            LocalDate date,
            List<String> riders,
            String fareClass,
            UUID companyId,
            List<String> features,
            String departsAfter,
            String departsBefore,
            boolean isSplitWelcome) {
        return new OfferSearch(
                fromStopId,
                toStopId,
                date,
                riders,
                fareClass,
                companyId,
                features,
                departsAfter == null ? null : LocalTime.parse(departsAfter),
                departsBefore == null ? null : LocalTime.parse(departsBefore),
                isSplitWelcome,
                channel.current());
    }

    /**
     * Departures from one stop to another on a day, with room for the party and open to the caller's channel.
     *
     * @param sort see {@link OfferOrder#of}
     * @param cursor null for the first page
     */
    public Page<OfferResponse> search(OfferSearch wish, String sort, int limit, String cursor) {
        OfferOrder order = OfferOrder.of(sort, cursor);
        Page<Offer> page = order.page(offers.search(wish, order, limit + 1), limit);
        return new Page<>(
                page.items().stream()
                        .map(offer -> OfferResponse.from(offer, wish.riders(), wish.fareClass()))
                        .toList(),
                page.nextCursor());
    }

    /** Departures of one company with seats for the whole journey, soonest first, for a party that is moved to another bus. */
    public Page<OfferResponse> search(
            UUID companyId,
            UUID fromStopId,
            UUID toStopId,
            LocalDate date,
            List<String> riders,
            int limit,
            String cursor) {
        OfferSearch wish = new OfferSearch(
                fromStopId, toStopId, date, riders, null, companyId, List.of(), null, null, false, channel.current());
        return search(wish, OfferOrder.DEFAULT, limit, cursor);
    }

    /** The same as counters find them, for a house that looks by itself: the next departures of a day. */
    public List<Offer> departures(
            UUID companyId, UUID fromStopId, UUID toStopId, LocalDate date, List<String> riders, int limit) {
        OfferSearch wish = new OfferSearch(
                fromStopId,
                toStopId,
                date,
                riders,
                null,
                companyId,
                List.of(),
                null,
                null,
                false,
                SalesChannel.COUNTER);
        return offers.search(wish, OfferOrder.of(OfferOrder.DEFAULT, null), limit);
    }

    /** What the days around the wished one have for the party, three before and three after, in order. */
    public NearbyDatesResponse nearbyDates(OfferSearch wish) {
        return NearbyDatesResponse.from(offers.nearby(wish));
    }

    /**
     * The plan of a published schedule, from company when it is not here yet.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}, {@link ProblemType#SCHEDULE_UNAVAILABLE}
     */
    public SchedulePlan plan(UUID scheduleId) {
        return plans.require(scheduleId);
    }

    /** A stop of the plan as {@link #storedPlan} has it. */
    public PlannedStop stop(UUID scheduleId, int sequence) {
        return storedPlan(scheduleId).stops().get(sequence);
    }

    /** As {@link #plan}, and no yesterday's edition of it. */
    public SchedulePlan currentPlan(UUID scheduleId) {
        SchedulePlan remembered = plans.require(scheduleId);
        return newerThan(remembered).orElse(remembered);
    }

    /**
     * The plan as our copy has it now.
     *
     * @throws Problem {@link ProblemType#NOT_FOUND}
     */
    public SchedulePlan storedPlan(UUID scheduleId) {
        return plans.stored(scheduleId);
    }

    /** The plan as it stands, when another one was remembered here; empty when the one at hand is good. */
    public Optional<SchedulePlan> newerThan(SchedulePlan plan) {
        return plans.newerThan(plan);
    }

    /**
     * The plan as it stands, and stands until the transaction ends: a change of it waits for us. For those who take seats without
     * naming the plan they go by.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public SchedulePlan steadyPlan(UUID scheduleId) {
        claims.holdOffChanges(scheduleId);
        return plans.stored(scheduleId);
    }

    /**
     * As {@link #steadyPlan}, of many schedules that are here; remembered editions serve as long as they are the current ones.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, SchedulePlan> steadyPlans(Collection<UUID> scheduleIds) {
        claims.holdOffChanges(scheduleIds);
        return plans.current(scheduleIds);
    }

    /** Puts another bus on the schedule; after {@link SeatClaims#haltSales}, since every seat that was sold must be in it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void changeBus(UUID scheduleId, Bus bus) {
        store.changeBus(scheduleId, bus);
    }

    /** Why no seat from this stop on can be sold now; empty when it can. */
    public Optional<Problem> objection(UUID scheduleId, int fromSequence) {
        return store.standing(scheduleId, fromSequence).flatMap(standing -> objection(standing, fromSequence));
    }

    private static Optional<Problem> objection(ScheduleStore.Standing standing, int fromSequence) {
        return switch (standing.status()) {
            case SCHEDULED -> objectionBeforeTheEnd(standing);
            case DEPARTED -> fromSequence == 0 ? Optional.of(departed()) : objectionBeforeTheEnd(standing);
            case COMPLETED, CANCELLED ->
                Optional.of(Problem.of(ProblemType.SCHEDULE_NOT_ON_SALE, "The schedule is " + standing.status() + "."));
        };
    }

    /** As the other, of many stops; those of which nothing is said can be sold from. */
    public Map<BoardingPoint, Problem> objections(Collection<BoardingPoint> stops) {
        return objections(stops, Schedules::objection);
    }

    /**
     * As {@link #objections}, for seats that were promised before: that the bus has left or arrived meanwhile is no reason, but that it
     * does not run, or that its company sells nothing.
     */
    public Map<BoardingPoint, Problem> objectionsToPromised(Collection<BoardingPoint> stops) {
        return objections(
                stops,
                (standing, from) -> standing.isCompanySuspended()
                        ? Optional.of(suspended())
                        : objection(standing, from).filter(objection -> standing.status() == ScheduleStatus.CANCELLED));
    }

    private Map<BoardingPoint, Problem> objections(
            Collection<BoardingPoint> stops, BiFunction<ScheduleStore.Standing, Integer, Optional<Problem>> reasons) {
        Map<BoardingPoint, Problem> objections = new HashMap<>();
        if (!stops.isEmpty()) {
            store.standings(stops)
                    .forEach((stop, standing) -> reasons.apply(standing, stop.sequence())
                            .ifPresent(objection -> objections.put(stop, objection)));
        }
        return objections;
    }

    /** As {@link #objection}, and also why this channel may not sell it now. */
    public Optional<Problem> objection(UUID scheduleId, int fromSequence, SalesChannel seller) {
        return objection(scheduleId, fromSequence)
                .or(() -> store.openingHours(scheduleId, fromSequence, seller).flatMap(Schedules::closed));
    }

    /** How long this channel still sells from this stop on, by the database's clock; negative when it does no longer. */
    public Optional<Duration> timeToSell(UUID scheduleId, int fromSequence, SalesChannel seller) {
        return store.openingHours(scheduleId, fromSequence, seller)
                .map(hours -> Duration.between(hours.now(), hours.closesAt()));
    }

    private static Optional<Problem> closed(ScheduleStore.OpeningHours hours) {
        Optional<Problem> early = hours.opensAt()
                .filter(hours.now()::isBefore)
                .map(opensAt -> Problem.of(ProblemType.SALES_NOT_OPEN, "The sale through this channel has not begun.")
                        .with("opens_at", opensAt.toString()));
        return early.or(() -> Optional.of(hours.closesAt())
                .filter(closesAt -> !hours.now().isBefore(closesAt))
                .map(closesAt -> Problem.of(ProblemType.SALES_CLOSED, "The sale through this channel is over.")
                        .with("closes_at", closesAt.toString())));
    }

    private static Optional<Problem> objectionBeforeTheEnd(ScheduleStore.Standing standing) {
        if (standing.hasLeftTheStop()) {
            return Optional.of(departed());
        }
        return standing.isCompanySuspended() ? Optional.of(suspended()) : Optional.empty();
    }

    /** Why the map of a suspended company's schedule is not shown, and no seat of it sold. */
    public static Problem suspended() {
        return Problem.of(ProblemType.COMPANY_SUSPENDED, "The company sells nothing at present.");
    }

    private static Problem departed() {
        return Problem.of(ProblemType.SCHEDULE_DEPARTED, "The bus has left the boarding stop.");
    }
}
