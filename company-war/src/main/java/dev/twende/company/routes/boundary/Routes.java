package dev.twende.company.routes.boundary;

import dev.twende.company.companies.boundary.Companies;
import dev.twende.company.companies.entity.Company;
import dev.twende.company.routes.boundary.RouteRequest.StopRequest;
import dev.twende.company.routes.control.RouteStore;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.stops.boundary.Stops;
import dev.twende.company.stops.entity.PutCounts;
import dev.twende.company.stops.entity.Stop;
import dev.twende.kit.id.Ids;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.idempotency.IdempotentRequests;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.kit.rest.Sort;
import dev.twende.kit.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Adds routes to a company, turns and archives them, and finds them. */
@ApplicationScoped
@Transactional
public class Routes {
    private RouteStore store;
    private Companies companies;
    private Stops stops;
    private IdempotentRequests idempotent;
    private Caller caller;

    protected Routes() {} // for the CDI proxy

    @Inject
    public Routes(RouteStore store, Companies companies, Stops stops, IdempotentRequests idempotent, Caller caller) {
        this.store = store;
        this.companies = companies;
        this.stops = stops;
        this.idempotent = idempotent;
        this.caller = caller;
    }

    public RouteResponse add(RouteRequest request, IdempotencyKey key) {
        Company company = companies.require(caller.companyOr(request.companyId()));
        return idempotent.once(key, "routes.add", request, RouteResponse.class, () -> {
            Map<UUID, Stop> places = places(request.stops());
            Route route = new Route(Ids.next(), company.id(), request.name(), null, path(request));
            mustBeNew(route, request);
            store.add(route);
            return RouteResponse.from(route, places);
        });
    }

    /** A route with the same stops in the same order is mostly the same route entered twice. */
    private void mustBeNew(Route route, RouteRequest request) {
        if (!Boolean.TRUE.equals(request.allowDuplicate())) {
            mustBeNew(route);
        }
    }

    private void mustBeNew(Route route) {
        store.lock(route);
        store.twin(route).ifPresent(twin -> {
            throw Problem.of(
                            ProblemType.ROUTE_DUPLICATE,
                            "The route " + twin.name() + " has the same stops in the same order.")
                    .with("route_id", twin.id())
                    .with("name", twin.name());
        });
    }

    /** The way back, as a route of its own. */
    public RouteResponse reverse(UUID id, ReverseRequest request, IdempotencyKey key) {
        Route there = requireForCaller(id);
        return idempotent.once(key, "routes.reverse " + id, request, RouteResponse.class, () -> {
            Route back = there.reversed(Ids.next(), request.name());
            mustBeNew(back);
            store.add(back);
            return RouteResponse.from(back, stops.findAll(stopIds(List.of(back))));
        });
    }

    /** Its name, and while nothing was planned along it, its path. */
    public RouteResponse change(UUID id, IfMatch seen, RouteRequest request) {
        Route route = requireForCaller(id);
        IfMatch.mustMatch(seen, route.version());
        Map<UUID, Stop> places = places(request.stops());
        route.rename(request.name());
        List<RouteStop> path = path(request);
        if (!route.leads(path)) {
            if (store.isInUse(route)) {
                throw Problem.of(
                        ProblemType.ROUTE_IN_USE,
                        "Timetables or schedules run along the route; only its name can change. Another path is another"
                                + " route.");
            }
            store.lead(route, path);
            mustBeNew(route, request);
        }
        store.changed(route);
        return RouteResponse.from(route, places);
    }

    public RouteResponse archive(UUID id) {
        Route route = requireForCaller(id);
        route.archive();
        store.changed(route);
        return RouteResponse.from(route, stops.findAll(stopIds(List.of(route))));
    }

    public RouteResponse reactivate(UUID id) {
        Route route = requireForCaller(id);
        route.reactivate();
        store.changed(route);
        return RouteResponse.from(route, stops.findAll(stopIds(List.of(route))));
    }

    private Map<UUID, Stop> places(List<StopRequest> requested) {
        Map<UUID, Stop> places =
                stops.findAll(requested.stream().map(StopRequest::stopId).collect(Collectors.toSet()));
        for (int i = 0; i < requested.size(); i++) {
            if (!places.containsKey(requested.get(i).stopId())) {
                throw Problem.invalid("stops[" + i + "].stop_id", "is no stop of this platform");
            }
        }
        return places;
    }

    private static List<RouteStop> path(RouteRequest request) {
        return request.stops().stream().map(Routes::routeStop).toList();
    }

    private static RouteStop routeStop(StopRequest stop) {
        int arrival = stop.minutesFromStart() * 60;
        int dwell = stop.dwellMinutes() == null ? 0 : stop.dwellMinutes() * 60;
        Integer metres = stop.distanceKm() == null ? null : (int) Math.round(stop.distanceKm() * 1000);
        return new RouteStop(
                stop.stopId(),
                arrival,
                arrival + dwell,
                metres,
                !Boolean.FALSE.equals(stop.pickup()),
                !Boolean.FALSE.equals(stop.dropOff()));
    }

    public RouteResponse get(UUID id) {
        Route route = requireForCaller(id);
        return RouteResponse.from(route, stops.findAll(stopIds(List.of(route))));
    }

    /** @param active null for all */
    public Page<RouteResponse> list(
            UUID companyId, String nameContains, Boolean active, String sort, int limit, String cursor) {
        Sort order = RouteStore.sort(sort, cursor);
        List<Route> found =
                store.page(caller.companyOr(companyId), nameContains, Optional.ofNullable(active), order, limit + 1);
        Map<UUID, Stop> places = stops.findAll(stopIds(found));
        return Page.of(
                found.stream().map(route -> RouteResponse.from(route, places)).toList(),
                limit,
                route -> order.keyOf(route.routeId(), route.name()));
    }

    private static Set<UUID> stopIds(Collection<Route> routes) {
        return routes.stream()
                .flatMap(route -> route.stops().stream())
                .map(RouteStop::stopId)
                .collect(Collectors.toSet());
    }

    /** The route, if the caller acts for its company; for the other features of this house. */
    public Route requireForCaller(UUID id) {
        Route route = store.require(id);
        caller.mustActFor(route.companyId());
        return route;
    }

    /** As {@link #requireForCaller}, of a route that takes new timetables and schedules. */
    public Route requireUsable(UUID id) {
        Route route = requireForCaller(id);
        route.mustBeActive();
        return route;
    }

    /** The route, if it is the company's; for the other features of this house. */
    public Route requireOf(UUID companyId, UUID id) {
        Route route = store.require(id);
        if (!route.companyId().equals(companyId)) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no route with this id.");
        }
        return route;
    }

    /** Adds or updates by external reference; for the other features of this house. */
    public PutCounts putAll(Collection<Route> routes) {
        return store.putAll(routes);
    }

    /** The ids of the company's routes behind external references; for the other features of this house. */
    public Map<String, UUID> idsOf(UUID companyId, Collection<String> refs) {
        return store.idsOf(companyId, refs);
    }
}
