package dev.twende.ticketing.conflicts.boundary;

import dev.twende.kit.id.Ids;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import dev.twende.ticketing.bookings.boundary.UndecidedSales;
import dev.twende.ticketing.bookings.entity.Booking;
import dev.twende.ticketing.bookings.entity.Ticket;
import dev.twende.ticketing.conflicts.control.ConflictConfig;
import dev.twende.ticketing.conflicts.control.ConflictStore;
import dev.twende.ticketing.conflicts.entity.ConflictKind;
import dev.twende.ticketing.conflicts.entity.ConflictRule;
import dev.twende.ticketing.conflicts.entity.ConflictStatus;
import dev.twende.ticketing.conflicts.entity.Resolution;
import dev.twende.ticketing.conflicts.entity.SalesConflict;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Cause;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Decision;
import dev.twende.ticketing.conflicts.entity.SalesConflict.Matter;
import dev.twende.ticketing.devices.boundary.Devices;
import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What devices did without network and could not be: shown to those who decide, and carried out as they decide. */
@ApplicationScoped
@Transactional
public class Conflicts {
    /** Departures of one day that are looked at for a next bus. */
    private static final int DEPARTURES_A_DAY = 100;

    private ConflictStore store;
    private UndecidedSales sales;
    private Schedules schedules;
    private Devices devices;
    private Caller caller;
    private ConflictConfig config;
    private Clock clock;

    protected Conflicts() {} // for the CDI proxy

    @Inject
    public Conflicts(
            ConflictStore store,
            UndecidedSales sales,
            Schedules schedules,
            Devices devices,
            Caller caller,
            ConflictConfig config,
            Clock clock) {
        this.store = store;
        this.sales = sales;
        this.schedules = schedules;
        this.devices = devices;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    /** Notes that an operation cannot be, in the transaction that found out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID open(ConflictKind kind, Cause cause, Matter matter, Instant now) {
        SalesConflict conflict = new SalesConflict(Ids.next(), kind, cause, matter, now);
        store.add(conflict);
        devices.countConflicts(cause.deviceId(), matter.companyId(), 1);
        return conflict.id();
    }

    public ConflictResponse find(UUID conflictId) {
        return shown(own(store.require(conflictId)));
    }

    /**
     * A company's conflicts, oldest first.
     *
     * @param companyId null for people of a company
     * @param deviceId null for all devices
     * @param status null for all
     */
    public Page<ConflictResponse> list(UUID companyId, UUID deviceId, ConflictStatus status, int limit, UUID after) {
        List<SalesConflict> found = store.page(caller.companyOr(companyId), deviceId, status, after, limit + 1);
        Map<UUID, Booking> bookings = sales
                .all(found.stream().map(SalesConflict::bookingId).toList())
                .stream()
                .collect(Collectors.toMap(Booking::id, Function.identity()));
        return Page.of(
                found.stream()
                        .map(conflict -> ConflictResponse.from(conflict, bookings.get(conflict.bookingId())))
                        .toList(),
                limit,
                conflict -> conflict.conflictId().toString());
    }

    /**
     * Does what somebody of the company decides.
     *
     * @throws Problem {@link ProblemType#CONFLICT_RESOLVED}; {@link ProblemType#SEAT_TAKEN}, {@link ProblemType#SOLD_OUT} or why nothing
     *     is sold there, when this is no way out; then it stays open
     */
    public ConflictResponse resolve(UUID conflictId, ResolutionRequest request, IfMatch seen) {
        SalesConflict conflict = own(store.lock(conflictId));
        IfMatch.mustMatch(seen, conflict.version());
        conflict.mustWaitFor(request.resolution());
        Decision decision = new Decision(caller.userId(), clock.instant(), request.note());
        carryOut(conflict, request.resolution(), request, decision);
        return shown(store.flushed(conflict));
    }

    private void carryOut(SalesConflict conflict, Resolution way, ResolutionRequest wish, Decision decision) {
        Booking booking = sales.lock(conflict.bookingId());
        UUID cash = conflict.transactionId();
        switch (way) {
            case SAME_SEAT -> {
                List<String> seats =
                        booking.tickets().stream().map(Ticket::seatNumber).toList();
                sales.seat(booking, cash, seats, true, decision.at());
                conflict.seated(way, decision);
            }
            case EQUAL_SEAT -> {
                boolean isNamed = !wish.seats().isEmpty();
                mustBeOneEach(wish.seats(), booking);
                sales.seat(booking, cash, wish.seats(), isNamed, decision.at());
                conflict.seated(way, decision);
            }
            case NEXT_SCHEDULE -> {
                UUID next = Optional.ofNullable(wish.scheduleId())
                        .map(named -> named(named, booking))
                        .orElseGet(() -> nextBus(booking));
                sales.rebook(booking, cash, next, decision.at());
                conflict.rebooked(next, decision);
            }
            case REFUND ->
                conflict.refunded(
                        sales.refund(booking, cash, "a device sold seats that somebody else had: " + conflict.code()),
                        decision);
            case NOTED -> conflict.noted(decision);
        }
        devices.countConflicts(conflict.deviceId(), conflict.companyId(), -1);
    }

    private static void mustBeOneEach(List<String> seats, Booking booking) {
        int party = booking.tickets().size();
        if (!seats.isEmpty()
                && (seats.size() != party || seats.stream().distinct().count() != party)) {
            throw Problem.invalid("seats", "must be " + party + ", one for each passenger, or none for any");
        }
    }

    private UUID named(UUID scheduleId, Booking booking) {
        SchedulePlan plan = schedules.plan(scheduleId);
        if (!plan.companyId().equals(booking.trip().companyId())) {
            throw Problem.invalid("schedule_id", "must be a schedule of the same company");
        }
        return scheduleId;
    }

    /** The first bus of the company that goes the same way later and has seats for all. */
    private UUID nextBus(Booking booking) {
        PlannedStop boarding =
                schedules.stop(booking.trip().scheduleId(), booking.trip().fromSequence());
        LocalDate today = clock.instant().atZone(boarding.timeZone()).toLocalDate();
        LocalDate first = today.isAfter(boarding.localDate()) ? today : boarding.localDate();
        List<String> riders = booking.tickets().stream()
                .map(ticket -> ticket.passenger().riderCategory())
                .toList();
        return first.datesUntil(first.plusDays(config.nextDays() + 1L))
                .flatMap(day -> schedules
                        .departures(
                                booking.trip().companyId(),
                                booking.trip().fromStopId(),
                                booking.trip().toStopId(),
                                day,
                                riders,
                                DEPARTURES_A_DAY)
                        .stream())
                .filter(offer -> !offer.scheduleId().equals(booking.trip().scheduleId()))
                .filter(offer -> offer.departureTime().isAfter(boarding.departureTime()))
                .map(Offer::scheduleId)
                .findFirst()
                .orElseThrow(() -> Problem.of(
                        ProblemType.SOLD_OUT, "No later bus of the company goes the same way and has seats enough."));
    }

    private SalesConflict own(SalesConflict conflict) {
        caller.mustActFor(conflict.companyId());
        return conflict;
    }

    private ConflictResponse shown(SalesConflict conflict) {
        return ConflictResponse.from(
                conflict,
                sales.all(List.of(conflict.bookingId())).stream().findFirst().orElse(null));
    }

    /**
     * The company's rule; nothing is tried where there is none.
     *
     * @param companyId null for people of a company
     */
    public RuleResponse rule(UUID companyId) {
        return store.rule(caller.companyOr(companyId)).map(RuleResponse::from).orElse(RuleResponse.NONE);
    }

    /** Changes the company's rule; conflicts that are open are tried by it, too. */
    public RuleResponse change(UUID companyId, RuleRequest request, IfMatch seen) {
        UUID company = caller.companyOr(companyId);
        Optional<ConflictRule> known = store.rule(company);
        IfMatch.mustMatch(seen, known.map(ConflictRule::version).orElse(0));
        ConflictRule rule = known.map(given -> {
                    given.change(request.resolutions(), caller.userId(), clock.instant());
                    return given;
                })
                .orElseGet(() -> {
                    ConflictRule begun =
                            new ConflictRule(company, request.resolutions(), caller.userId(), clock.instant());
                    store.add(begun);
                    return begun;
                });
        store.flushed(rule);
        store.tryAgain(company);
        return RuleResponse.from(rule);
    }

    /** Conflicts that a rule has not been tried on yet. */
    public List<UUID> due(int limit) {
        return store.due(limit);
    }

    /**
     * Tries one way out of the company's rule.
     *
     * @param step its place in the rule, from 0
     * @return whether there was such a way, and it was carried out; an exception tells that it is none
     */
    public Rule tryRule(UUID conflictId, int step) {
        SalesConflict conflict = store.lock(conflictId);
        List<Resolution> ways =
                store.rule(conflict.companyId()).map(ConflictRule::ways).orElse(List.of());
        if (conflict.status() != ConflictStatus.OPEN || step >= ways.size()) {
            return Rule.EXHAUSTED;
        }
        carryOut(
                conflict,
                ways.get(step),
                ResolutionRequest.of(ways.get(step)),
                new Decision(null, clock.instant(), null));
        return Rule.RESOLVED;
    }

    /**
     * The passengers of a refused sale have their money back at the device; joins the transaction that learns of it.
     *
     * @return empty when nothing is undecided about this booking
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Refunded> refundedByDevice(UUID bookingId, Decision decision) {
        return store.lockOpenOf(bookingId).map(conflict -> {
            carryOut(conflict, Resolution.REFUND, ResolutionRequest.of(Resolution.REFUND), decision);
            return new Refunded(conflict.transactionId(), conflict.refundId().orElseThrow());
        });
    }

    /** Which payment goes back, and by which id that is known. */
    public record Refunded(UUID transactionId, UUID refundId) {}

    /** What trying a rule came to. */
    public enum Rule {
        RESOLVED,
        /** No way is left, or somebody was faster. */
        EXHAUSTED
    }

    /** The rule found no way out: people must. */
    public void leaveToPeople(UUID conflictId, String reason) {
        SalesConflict conflict = store.lock(conflictId);
        if (conflict.status() == ConflictStatus.OPEN) {
            conflict.leftToPeople(Objects.requireNonNull(reason));
        }
    }
}
