package dev.twende.company.schedules.boundary;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.schedules.control.Assignments;
import dev.twende.company.schedules.control.BusChangeStore;
import dev.twende.company.schedules.control.Itineraries;
import dev.twende.company.schedules.control.ScheduleStore;
import dev.twende.company.schedules.control.SchedulesConfig;
import dev.twende.company.schedules.control.SeatingQuestion;
import dev.twende.company.schedules.entity.BusChange;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.events.company.ScheduleChanged;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The steps of a change of bus, each in one transaction; {@link BusSwap} goes from one to the next. */
@ApplicationScoped
@Transactional
public class BusChanges {
    private BusChangeStore store;
    private ScheduleStore schedules;
    private Assignments assignments;
    private Itineraries itineraries;
    private Buses buses;
    private Outbox outbox;
    private IdempotentRequests idempotent;
    private SchedulesConfig config;
    private Caller caller;
    private Clock clock;

    protected BusChanges() {} // for the CDI proxy

    @Inject
    public BusChanges(
            BusChangeStore store,
            ScheduleStore schedules,
            Assignments assignments,
            Itineraries itineraries,
            Buses buses,
            Outbox outbox,
            IdempotentRequests idempotent,
            SchedulesConfig config,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.schedules = schedules;
        this.assignments = assignments;
        this.itineraries = itineraries;
        this.buses = buses;
        this.outbox = outbox;
        this.idempotent = idempotent;
        this.config = config;
        this.caller = caller;
        this.clock = clock;
    }

    /** What ticketing is to be asked before anything is decided; empty of a draft, of which nothing is sold. */
    public Optional<SeatingQuestion> preview(UUID scheduleId, BusSwapRequest request) {
        Schedule schedule = requireForCaller(scheduleId);
        Bus bus = freeBus(schedule, request);
        return schedule.isPublished()
                ? Optional.of(itineraries.seatingQuestion(Ids.next(), schedule, bus, request.planOrNone(), true))
                : Optional.empty();
    }

    /** Keeps the order before ticketing is asked. A draft has its bus at once. */
    public BusChangeResponse order(UUID scheduleId, BusSwapRequest request, IdempotencyKey key) {
        Schedule schedule = requireForCaller(scheduleId);
        return idempotent.once(key, "bus_changes.order:" + scheduleId, request, BusChangeResponse.class, () -> {
            Bus bus = freeBus(schedule, request);
            if (!schedule.isPublished()) {
                schedule.assignBus(bus);
                return BusChangeResponse.ofNobody(scheduleId, bus.id(), "APPLIED");
            }
            UUID id = Ids.next();
            SeatingQuestion question = itineraries.seatingQuestion(id, schedule, bus, request.planOrNone(), false);
            BusChange change = new BusChange(
                    id,
                    schedule,
                    bus.id(),
                    Json.mapper().toJson(question),
                    request.reason(),
                    caller.userId(),
                    clock.instant());
            store.add(change);
            return BusChangeResponse.from(change);
        });
    }

    private Bus freeBus(Schedule schedule, BusSwapRequest request) {
        Bus bus = buses.requireUsable(schedule.companyId(), request.busId());
        schedule.mustTakeAnotherBus();
        assignments.mustBeSettled(schedule);
        assignments.busMustBeFree(bus, schedule);
        return bus;
    }

    /** The question to put to ticketing now; empty when the change has ended, also because the schedule has. */
    public Optional<SeatingQuestion> attempt(UUID id) {
        BusChange change = store.requireForUpdate(id);
        Schedule schedule = schedules.require(change.scheduleId());
        if (change.isPending() && !schedule.isOnSale()) {
            change.refuse(ProblemType.SCHEDULE_NOT_CHANGEABLE, clock.instant());
        }
        if (!change.isPending()) {
            return Optional.empty();
        }
        change.attempt(clock.instant());
        return Optional.of(Json.mapper().fromJson(change.question(), SeatingQuestion.class));
    }

    /** Ticketing has reseated everybody: gives the schedule its bus and tells the world, unless that was done before. */
    public BusChangeResponse apply(UUID id) {
        BusChange change = store.requireForUpdate(id);
        Schedule schedule = schedules.require(change.scheduleId());
        if (change.isPending() && schedule.isOnSale()) {
            schedule.assignBus(buses.requireOf(change.companyId(), change.busId()));
            change.apply(clock.instant());
            outbox.publish(new ScheduleChanged(
                    schedule.id(),
                    schedule.companyId(),
                    schedule.revision(),
                    List.of("BUS"),
                    0,
                    change.reason().orElse(null),
                    itineraries.describe(schedule)));
        }
        return BusChangeResponse.from(change);
    }

    /** Ticketing has said no: the schedule keeps its bus. */
    public void refuse(UUID id, ProblemType why) {
        BusChange change = store.requireForUpdate(id);
        if (change.isPending()) {
            change.refuse(why, clock.instant());
        }
    }

    /** Those whose answer is out for too long. */
    public List<UUID> abandoned() {
        return store.silentSince(clock.instant().minus(config.busChangePatience()));
    }

    public BusChangeResponse get(UUID scheduleId, UUID id) {
        requireForCaller(scheduleId);
        return BusChangeResponse.from(store.requireOf(scheduleId, id));
    }

    /** For those who act for nobody. */
    public BusChangeResponse require(UUID id) {
        return BusChangeResponse.from(store.require(id));
    }

    private Schedule requireForCaller(UUID id) {
        Schedule schedule = schedules.require(id);
        caller.mustActFor(schedule.companyId());
        return schedule;
    }
}
