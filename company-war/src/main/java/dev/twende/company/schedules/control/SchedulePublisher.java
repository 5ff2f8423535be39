package dev.twende.company.schedules.control;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.CompanyStatus;
import dev.twende.company.schedules.entity.PublishedChunk;
import dev.twende.company.schedules.entity.PublishedChunk.Refused;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.company.schedules.entity.ScheduleRange;
import dev.twende.events.company.CompanyEvent;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.kit.problem.ProblemType;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Tells the world of many schedules at once, in the transaction of the caller. Only those whose compare-and-set succeeds are told of,
 * in the same transaction, so each is told of exactly once, whatever runs beside it.
 */
@ApplicationScoped
public class SchedulePublisher {
    private ScheduleStore store;
    private Itineraries itineraries;
    private Companies companies;
    private Buses buses;
    private Outbox outbox;
    private Clock clock;

    protected SchedulePublisher() {} // for the CDI proxy

    @Inject
    public SchedulePublisher(
            ScheduleStore store,
            Itineraries itineraries,
            Companies companies,
            Buses buses,
            Outbox outbox,
            Clock clock) {
        this.store = store;
        this.itineraries = itineraries;
        this.companies = companies;
        this.buses = buses;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Opens the next drafts behind a place for sale. */
    public PublishedChunk publishNext(ScheduleRange range, ScheduleRange.Place after, int count) {
        Instant now = clock.instant();
        return tell(
                range,
                store.next(range, after, count),
                ids -> store.claimDrafts(ids, now),
                ProblemType.ILLEGAL_TRANSITION,
                created -> created);
    }

    /** Tells today's fares of the next published schedules behind a place; what is sold keeps its price. */
    public PublishedChunk applyFaresNext(ScheduleRange range, ScheduleRange.Place after, int count) {
        return tell(
                range,
                store.next(range, after, count),
                store::claimChange,
                ProblemType.BUS_CHANGE_PENDING,
                schedule -> new ScheduleChanged(
                        schedule.scheduleId(),
                        schedule.company().companyId(),
                        schedule.revision(),
                        List.of("FARES"),
                        0,
                        null,
                        schedule));
    }

    /**
     * @param claim makes the moves that still can be made; answers the new revision of each
     * @param lost why the others cannot
     */
    private PublishedChunk tell(
            ScheduleRange range,
            List<Schedule> next,
            Function<List<UUID>, Map<UUID, Integer>> claim,
            ProblemType lost,
            Function<ScheduleCreated, CompanyEvent> event) {
        if (next.isEmpty()) {
            return PublishedChunk.NONE;
        }
        Known known = new Known(new HashMap<>(), new HashMap<>());
        Map<UUID, ProblemType> refused = refusals(range, next, known);
        List<Schedule> good = next.stream()
                .filter(schedule -> !refused.containsKey(schedule.id()))
                .toList();
        Map<UUID, Integer> claimed = claim.apply(good.stream().map(Schedule::id).toList());
        good.stream()
                .filter(schedule -> !claimed.containsKey(schedule.id()))
                .forEach(schedule -> refused.put(schedule.id(), lost));
        Map<UUID, Bus> fleet = new HashMap<>();
        outbox.publishAll(good.stream()
                .filter(schedule -> claimed.containsKey(schedule.id()))
                .map(schedule ->
                        itinerary(schedule, known).describe(schedule, bus(schedule, fleet), claimed.get(schedule.id())))
                .map(event)
                .toList());
        Schedule last = next.get(next.size() - 1);
        return new PublishedChunk(
                new ScheduleRange.Place(last.routeId(), last.id()),
                claimed.size(),
                refused.entrySet().stream()
                        .map(entry -> new Refused(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private Map<UUID, ProblemType> refusals(ScheduleRange range, List<Schedule> next, Known known) {
        Instant now = clock.instant();
        boolean active = companies.require(range.companyId()).status() == CompanyStatus.ACTIVE;
        Map<UUID, ProblemType> refused = new LinkedHashMap<>();
        for (Schedule schedule : next) {
            if (!active) {
                refused.put(schedule.id(), ProblemType.COMPANY_NOT_ACTIVE);
            } else if (schedule.isPast(now)) {
                refused.put(schedule.id(), ProblemType.SCHEDULE_IN_PAST);
            } else if (!itinerary(schedule, known).isSellable(schedule.serviceDate())) {
                refused.put(schedule.id(), ProblemType.FARES_MISSING);
            }
        }
        return refused;
    }

    private Itinerary itinerary(Schedule schedule, Known known) {
        UUID shared = schedule.timetableId().orElseGet(schedule::routeId);
        return known.itineraries.computeIfAbsent(
                schedule.ownTimes().isPresent() ? schedule.id() : shared, any -> itineraries.of(schedule, known.terms));
    }

    /** What was looked up for earlier schedules of the chunk. */
    private record Known(Map<UUID, Itinerary> itineraries, Map<UUID, RouteTerms> terms) {}

    private Bus bus(Schedule schedule, Map<UUID, Bus> fleet) {
        return fleet.computeIfAbsent(schedule.assignedBusId(), id -> buses.requireOf(schedule.companyId(), id));
    }
}
