package dev.twende.company.holdbacks.boundary;

import dev.twende.company.buses.boundary.Buses;
import dev.twende.company.holdbacks.control.HoldbackStore;
import dev.twende.company.holdbacks.entity.Holdback;
import dev.twende.company.routes.boundary.Routes;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.timetables.boundary.Timetables;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.company.timetables.entity.Timetable;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.rest.Page;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Plans which seats are not sold. */
@ApplicationScoped
@Transactional
public class Holdbacks {
    /** A route has a handful; more are a mistake that every publication would pay for. */
    private static final int HOLDBACKS_MAX = 200;

    private HoldbackStore store;
    private Routes routes;
    private Timetables timetables;
    private Buses buses;
    private IdempotentRequests idempotent;
    private Caller caller;
    private Clock clock;

    protected Holdbacks() {} // for the CDI proxy

    @Inject
    public Holdbacks(
            HoldbackStore store,
            Routes routes,
            Timetables timetables,
            Buses buses,
            IdempotentRequests idempotent,
            Caller caller,
            Clock clock) {
        this.store = store;
        this.routes = routes;
        this.timetables = timetables;
        this.buses = buses;
        this.idempotent = idempotent;
        this.caller = caller;
        this.clock = clock;
    }

    public HoldbackResponse add(HoldbackRequest request, IdempotencyKey key) {
        Route route = routes.requireForCaller(request.routeId());
        if (request.timetableId() != null) {
            mustFit(route, request);
        }
        Holdback.Runs runs = runs(route, request);
        Holdback.Seats seats = seats(route, request);
        return idempotent.once(key, "holdbacks.add", request, HoldbackResponse.class, () -> {
            if (store.page(route.id(), new UUID(0, 0), HOLDBACKS_MAX).size() == HOLDBACKS_MAX) {
                throw Problem.invalid("route_id", "has " + HOLDBACKS_MAX + " holdbacks already");
            }
            Holdback holdback = new Holdback(
                    Ids.next(), runs, seats, request.reason(), request.note(), caller.userId(), clock.instant());
            store.add(holdback);
            return HoldbackResponse.from(holdback);
        });
    }

    /** Runs of a timetable have a bus, so its seats are known. */
    private void mustFit(Route route, HoldbackRequest request) {
        Timetable timetable = timetables.require(request.timetableId());
        if (!timetable.routeId().equals(route.id())) {
            throw Problem.invalid("timetable_id", "is no timetable of the route");
        }
        List<String> seats =
                buses.requireOf(route.companyId(), timetable.busId()).seats();
        for (int i = 0; i < request.seatNumbers().size(); i++) {
            if (!seats.contains(request.seatNumbers().get(i))) {
                throw Problem.invalid("seat_numbers[" + i + "]", "is no seat of the timetable's bus");
            }
        }
    }

    private static Holdback.Runs runs(Route route, HoldbackRequest request) {
        LocalDate from = Objects.requireNonNullElse(request.validFrom(), ServiceDates.FIRST);
        LocalDate to = Objects.requireNonNullElse(request.validTo(), ServiceDates.LAST);
        ServiceDates.mustContain(from, "valid_from");
        ServiceDates.mustContain(to, "valid_to");
        if (to.isBefore(from)) {
            throw Problem.invalid("valid_to", "must not be before valid_from");
        }
        return new Holdback.Runs(route.companyId(), route.id(), request.timetableId(), from, to);
    }

    private static Holdback.Seats seats(Route route, HoldbackRequest request) {
        int last = route.stops().size() - 1;
        int from = Objects.requireNonNullElse(request.fromSequence(), 0);
        int to = Objects.requireNonNullElse(request.toSequence(), last);
        if (from < 0 || from >= to) {
            throw Problem.invalid("from_sequence", "must be a stop in front of to_sequence");
        }
        if (to > last) {
            throw Problem.invalid("to_sequence", "must be a stop of the route");
        }
        return new Holdback.Seats(request.seatNumbers().stream().distinct().toList(), from, to);
    }

    public Page<HoldbackResponse> list(UUID routeId, int limit, UUID after) {
        Route route = routes.requireForCaller(routeId);
        List<HoldbackResponse> found = store.page(route.id(), after, limit + 1).stream()
                .map(HoldbackResponse::from)
                .toList();
        return Page.of(found, limit, holdback -> holdback.holdbackId().toString());
    }

    /** What is published from now on sells the seats; what is published already does not. */
    public void remove(UUID id) {
        Holdback holdback = store.require(id);
        caller.mustActFor(holdback.companyId());
        store.remove(holdback);
    }

    /** All that stand for the route; for the other features of this house. */
    public List<Holdback> of(Route route) {
        return store.page(route.id(), new UUID(0, 0), HOLDBACKS_MAX);
    }
}
