package dev.twende.company.schedules.boundary;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.drivers.boundary.Drivers;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.schedules.control.Assignments;
import dev.twende.company.schedules.control.Itineraries;
import dev.twende.company.schedules.control.SchedulePublisher;
import dev.twende.company.schedules.control.ScheduleStore;
import dev.twende.company.schedules.control.SchedulesConfig;
import dev.twende.company.schedules.entity.PublishedChunk;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.company.schedules.entity.ScheduleFilter;
import dev.twende.company.schedules.entity.ScheduleRange;
import dev.twende.company.stops.boundary.Stops;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.company.timetables.entity.StopTimes;
import dev.twende.events.company.CompanyEvent;
import dev.twende.events.company.ScheduleCancelled;
import dev.twende.events.company.ScheduleCompleted;
import dev.twende.events.company.ScheduleDeparted;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import dev.twende.kit.rest.Page;
import dev.twende.kit.rest.Sort;
import dev.twende.kit.security.Caller;
import dev.twende.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Makes schedules and leads them through their life; every move is told in the transaction that makes it. */
@ApplicationScoped
@Transactional
public class Schedules {
    private ScheduleStore store;
    private Itineraries itineraries;
    private SchedulePublisher publisher;
    private Assignments assignments;
    private SchedulesConfig config;
    private Routes routes;
    private Stops stops;
    private Buses buses;
    private Drivers drivers;
    private Outbox outbox;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Schedules() {} // for the CDI proxy

    @Inject
    public Schedules(
            ScheduleStore store,
            Itineraries itineraries,
            SchedulePublisher publisher,
            Assignments assignments,
            SchedulesConfig config,
            Routes routes,
            Stops stops,
            Buses buses,
            Drivers drivers,
            Outbox outbox,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.itineraries = itineraries;
        this.publisher = publisher;
        this.assignments = assignments;
        this.config = config;
        this.routes = routes;
        this.stops = stops;
        this.buses = buses;
        this.drivers = drivers;
        this.outbox = outbox;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    public ScheduleResponse draft(ScheduleRequest request, IdempotencyKey key) {
        Route route = routes.requireUsable(request.routeId());
        Bus bus = buses.requireUsable(route.companyId(), request.busId());
        drivers.mustDriveFor(route.companyId(), request.assignedDriverId());
        return idempotent.once(key, "schedules.draft", request, ScheduleResponse.class, () -> {
            Schedule schedule = newSchedule(request, route, bus);
            assignments.mustBeFree(schedule);
            store.add(schedule);
            return written(schedule);
        });
    }

    private Schedule newSchedule(ScheduleRequest request, Route route, Bus bus) {
        ServiceDates.mustContain(request.departureTime(), "departure_time");
        ZonedDateTime departure = request.departureTime()
                .atZone(stops.require(route.firstStopId()).zone());
        int lastRun = store.lastRun(
                route.id(), departure.toLocalDate(), departure.toLocalTime().toSecondOfDay());
        return new Schedule(
                Ids.next(),
                route,
                bus,
                request.assignedDriverId(),
                departure,
                StopTimes.along(route),
                Objects.requireNonNullElse(request.runNumber(), lastRun + 1),
                config.turnRound(),
                clock.instant());
    }

    public ScheduleResponse publish(UUID id) {
        Schedule schedule = requireForCaller(id);
        schedule.publish(clock.instant());
        outbox.publish(itineraries.describeForSale(schedule));
        return written(schedule);
    }

    public ScheduleResponse depart(UUID id) {
        Schedule schedule = requireForCaller(id);
        schedule.depart();
        return told(schedule, new ScheduleDeparted(id, schedule.companyId(), clock.instant()));
    }

    public ScheduleResponse complete(UUID id) {
        Schedule schedule = requireForCaller(id);
        schedule.complete();
        return told(schedule, new ScheduleCompleted(id, schedule.companyId(), clock.instant()));
    }

    public ScheduleResponse cancel(UUID id, CancelRequest request) {
        Schedule schedule = requireForCaller(id);
        schedule.cancel(request.reason());
        return told(
                schedule,
                new ScheduleCancelled(id, schedule.companyId(), request.reasonOr("Called off by the operator")));
    }

    /** The world hears only of what it was told of before. */
    private ScheduleResponse told(Schedule schedule, CompanyEvent event) {
        if (schedule.isPublished()) {
            outbox.publish(event);
        }
        return written(schedule);
    }

    private ScheduleResponse written(Schedule schedule) {
        store.flush();
        return ScheduleResponse.from(schedule);
    }

    public ScheduleResponse get(UUID id) {
        return ScheduleResponse.from(requireForCaller(id));
    }

    /** @param sort {@code departure_time}, {@code -departure_time}, or by creation when it is left out */
    public Page<ScheduleResponse> list(ScheduleFilter asked, String sort, int limit, String cursor) {
        ServiceDates.mustContain(asked.from(), "from");
        ServiceDates.mustContain(asked.to(), "to");
        ScheduleFilter filter = asked.of(caller.companyOr(asked.companyId()));
        Sort order = Sort.of(ScheduleStore.SORT_KEYS, "s.id", sort, cursor);
        List<ScheduleResponse> found = store.page(filter, order, limit + 1).stream()
                .map(ScheduleResponse::from)
                .toList();
        return Page.of(
                found,
                limit,
                schedule -> order.keyOf(
                        schedule.scheduleId(), schedule.departureTime().toString()));
    }

    /** What {@code ScheduleCreated} would tell now, and the status, for a house that missed it. */
    public JsonObject snapshot(UUID id) {
        Schedule schedule = store.require(id);
        if (!schedule.isOnSale()) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no schedule on sale with this id.");
        }
        String described = Json.mapper().toJson(itineraries.describe(schedule));
        return jakarta.json.Json.createObjectBuilder(Json.mapper().fromJson(described, JsonObject.class))
                .add("status", schedule.status().name())
                .build();
    }

    private Schedule requireForCaller(UUID id) {
        Schedule schedule = store.require(id);
        caller.mustActFor(schedule.companyId());
        return schedule;
    }

    /** How many schedules a publication has before it; for the other features of this house. */
    public int count(ScheduleRange range) {
        return store.count(range);
    }

    /** Publishes the next drafts behind a place; for the other features of this house. */
    public PublishedChunk publishNext(ScheduleRange range, ScheduleRange.Place after, int count) {
        return publisher.publishNext(range, after, count);
    }

    /** Tells the fares of the next published schedules behind a place; for the other features of this house. */
    public PublishedChunk applyFaresNext(ScheduleRange range, ScheduleRange.Place after, int count) {
        return publisher.applyFaresNext(range, after, count);
    }
}
