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
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.OperatingDays;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.company.timetables.entity.ServiceTime;
import dev.twende.company.timetables.entity.StopTimes;
import dev.twende.company.timetables.entity.Timetable;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Adds timetables to a company's routes and finds them. */
@ApplicationScoped
@Transactional
public class Timetables {
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
        ServiceDates.mustContain(request.validFrom(), "valid_from");
        ServiceDates.mustContain(request.validTo(), "valid_to");
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
                    null,
                    new OperatingCalendar(
                            OperatingDays.of(request.days()), request.validFrom(), request.validTo(), Set.of()),
                    StopTimes.along(route),
                    null);
            store.add(timetable);
            return TimetableResponse.from(timetable);
        });
    }

    public TimetableResponse get(UUID id) {
        return TimetableResponse.from(requireForCaller(id));
    }

    public Page<TimetableResponse> list(UUID companyId, int limit, UUID after) {
        List<TimetableResponse> found = store.page(caller.companyOr(companyId), after, limit + 1).stream()
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
