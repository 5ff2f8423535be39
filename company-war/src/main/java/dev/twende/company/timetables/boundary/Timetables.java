package dev.twende.company.timetables.boundary;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.drivers.boundary.Drivers;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.stops.boundary.CopyTable;
import dev.twende.company.stops.entity.PutCounts;
import dev.twende.company.timetables.control.TimetableStore;
import dev.twende.company.timetables.entity.FedTimetable;
import dev.twende.company.timetables.entity.ServiceTime;
import dev.twende.company.timetables.entity.Timetable;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Adds timetables to a company's routes, changes and retires them, and finds them. */
@ApplicationScoped
@Transactional
public class Timetables {
    /** The number of a run when nobody says otherwise. */
    private static final int FIRST_RUN = 1;

    private TimetableStore store;
    private Routes routes;
    private Buses buses;
    private Drivers drivers;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Timetables() {} // for the CDI proxy

    @Inject
    public Timetables(
            TimetableStore store,
            Routes routes,
            Buses buses,
            Drivers drivers,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.routes = routes;
        this.buses = buses;
        this.drivers = drivers;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    public TimetableResponse add(TimetableRequest request, IdempotencyKey key) {
        Route route = routes.requireUsable(request.routeId());
        Bus bus = buses.requireUsable(route.companyId(), request.busId());
        drivers.mustDriveFor(route.companyId(), request.assignedDriverId());
        return idempotent.once(key, "timetables.add", request, TimetableResponse.class, () -> {
            Timetable timetable = new Timetable(
                    Ids.next(),
                    route.companyId(),
                    route.id(),
                    bus.id(),
                    request.assignedDriverId(),
                    ServiceTime.parse(request.departureTime()),
                    request.headway(),
                    request.calendar(),
                    runNumber(request),
                    request.timesAlong(route),
                    null);
            store.add(timetable);
            store.flush();
            return TimetableResponse.from(timetable);
        });
    }

    private static Integer runNumber(TimetableRequest request) {
        return Objects.requireNonNullElse(request.runNumber(), FIRST_RUN);
    }

    /** Lets it run otherwise from now on; what was generated stays as it is, with the times it had. */
    public TimetableResponse change(UUID id, TimetableRequest request, IfMatch seen) {
        Timetable timetable = requireForCaller(id);
        IfMatch.mustMatch(seen, timetable.version());
        if (!timetable.routeId().equals(request.routeId())) {
            throw Problem.invalid("route_id", "must stay; add a timetable for another route");
        }
        Route route = routes.requireForCaller(timetable.routeId());
        Bus bus = buses.requireUsable(route.companyId(), request.busId());
        drivers.mustDriveFor(route.companyId(), request.assignedDriverId());
        store.keepTimesOfSchedules(id);
        timetable.change(
                bus.id(),
                request.assignedDriverId(),
                ServiceTime.parse(request.departureTime()),
                request.headway(),
                request.calendar(),
                timetable.isFed() ? request.runNumber() : runNumber(request),
                request.timesAlong(route));
        store.touch(timetable);
        return TimetableResponse.from(timetable);
    }

    /** Lets it generate nothing more. */
    public void retire(UUID id, IfMatch seen) {
        Timetable timetable = requireForCaller(id);
        IfMatch.mustMatch(seen, timetable.version());
        timetable.retire(clock.instant());
    }

    public TimetableResponse get(UUID id) {
        return TimetableResponse.from(requireForCaller(id));
    }

    /** @param routeId null for all routes */
    public Page<TimetableResponse> list(UUID companyId, UUID routeId, int limit, UUID after) {
        List<TimetableResponse> found = store.page(caller.companyOr(companyId), routeId, after, limit + 1).stream()
                .map(TimetableResponse::from)
                .toList();
        return Page.of(found, limit, timetable -> timetable.timetableId().toString());
    }

    /** The timetable, if the caller acts for its company; for the other features of this house. */
    public Timetable requireForCaller(UUID id) {
        Timetable timetable = store.require(id);
        caller.mustActFor(timetable.companyId());
        return timetable;
    }

    /** For the other features of this house. */
    public Timetable require(UUID id) {
        return store.require(id);
    }

    /** Adds or updates by reference; for the other features of this house. */
    public PutCounts putAll(UUID companyId, UUID busId, CopyTable.Rows<FedTimetable> timetables) {
        return store.putAll(companyId, busId, timetables);
    }

    /** Retires what begins like the references just put, but is not in the feed; for the other features of this house. */
    public int retireOthers(UUID companyId, Collection<String> refsBegin, Collection<String> idle, LocalDate from) {
        return store.retireOthers(companyId, refsBegin, idle, from, clock.instant());
    }
}
