package dev.twende.company.timetables.boundary;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.buses.entity.Bus;
import dev.twende.company.drivers.boundary.Drivers;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.timetables.control.TimetableStore;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    protected Timetables() {} // for the CDI proxy

    @Inject
    public Timetables(
            TimetableStore store,
            Routes routes,
            Buses buses,
            Drivers drivers,
            IdempotentRequests idempotent,
            Caller caller) {
        this.store = store;
        this.routes = routes;
        this.buses = buses;
        this.drivers = drivers;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    public TimetableResponse add(TimetableRequest request, IdempotencyKey key) {
        ServiceDates.mustContain(request.validFrom(), "valid_from");
        ServiceDates.mustContain(request.validTo(), "valid_to");
        Route route = routes.requireForCaller(request.routeId());
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

    /** For the other features of this house. */
    public List<Timetable> findAll(Collection<UUID> ids) {
        return store.findAll(ids);
    }

    /** Adds or replaces by external reference; for the other features of this house. */
    public Map<String, UUID> putAll(Collection<Timetable> timetables) {
        return store.putAll(timetables);
    }
}
