package dev.twende.company.imports.control;

import dev.twende.company.companies.entity.Company;
import dev.twende.company.imports.control.FeedPlan.PlannedCall;
import dev.twende.company.imports.control.FeedPlan.PlannedRoute;
import dev.twende.company.imports.control.FeedPlan.PlannedStop;
import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.stops.entity.Stop;
import dev.twende.kit.id.Ids;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the plan of an import is in the words of the other features. */
public final class PlannedRows {
    private PlannedRows() {}

    /** The stops of a feed belong to all, but their codes carry the company: two feeds may use the same ids. */
    public static List<Stop> stops(List<PlannedStop> planned, Company company) {
        return planned.stream()
                .map(stop -> new Stop(
                        Ids.next(),
                        company.id(),
                        code(company, stop.id()),
                        stop.name(),
                        company.country(),
                        stop.latitude(),
                        stop.longitude(),
                        stop.zone().getId()))
                .toList();
    }

    /**
     * The code of a station, or null, by the code of each stop. A parent that is part of something itself is no station: the
     * boarding areas of platforms, for instance, lie too deep.
     */
    public static Map<String, String> stations(List<PlannedStop> planned, Company company) {
        Map<String, PlannedStop> byId =
                planned.stream().collect(Collectors.toMap(PlannedStop::id, Function.identity()));
        Map<String, String> stations = new HashMap<>();
        for (PlannedStop stop : planned) {
            PlannedStop parent = stop.parent() == null ? null : byId.get(stop.parent());
            boolean inStation = parent != null && parent.parent() == null;
            stations.put(code(company, stop.id()), inStation ? code(company, parent.id()) : null);
        }
        return stations;
    }

    /** The company is told by the random end of its id: short, opaque, and the same in the next import. */
    public static String code(Company company, String feedStop) {
        return company.id().toString().substring(24) + ":" + feedStop;
    }

    /** @param stopIds by code */
    public static List<Route> routes(List<PlannedRoute> planned, Company company, Map<String, UUID> stopIds) {
        return planned.stream()
                .map(route -> new Route(
                        Ids.next(),
                        company.id(),
                        route.name(),
                        route.ref(),
                        route.stops().stream()
                                .map(call -> routeStop(call, stopIds.get(code(company, call.stop()))))
                                .toList()))
                .toList();
    }

    private static RouteStop routeStop(PlannedCall call, UUID stopId) {
        return new RouteStop(
                stopId, call.arrivalSeconds(), call.departureSeconds(), null, call.pickup(), call.dropOff());
    }
}
