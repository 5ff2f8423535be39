package dev.twende.company.routes.boundary;

import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.routes.entity.Segment;
import dev.twende.company.stops.entity.Stop;
import dev.twende.kit.rest.Versioned;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A route as the API shows it.
 *
 * @param isActive whether it takes new timetables and schedules
 */
public record RouteResponse(
        UUID routeId,
        int version,
        UUID companyId,
        String name,
        boolean isActive,
        List<StopResponse> stops,
        List<SegmentResponse> segments)
        implements Versioned {

    /** A stop of the route. */
    public record StopResponse(
            int sequence,
            UUID stopId,
            String name,
            int minutesFromStart,
            int dwellMinutes,
            Double distanceKm,
            boolean pickup,
            boolean dropOff) {}

    /** A stretch between neighbouring stops. */
    public record SegmentResponse(int sequence, UUID fromStopId, UUID toStopId, long minutes) {}

    /** @param places knows at least the stops of the route */
    static RouteResponse from(Route route, Map<UUID, Stop> places) {
        List<RouteStop> stops = route.stops();
        return new RouteResponse(
                route.id(),
                route.version(),
                route.companyId(),
                route.name(),
                route.isActive(),
                IntStream.range(0, stops.size())
                        .mapToObj(i -> stop(i, stops.get(i), places))
                        .toList(),
                route.segments().stream().map(RouteResponse::segment).toList());
    }

    private static StopResponse stop(int sequence, RouteStop stop, Map<UUID, Stop> places) {
        return new StopResponse(
                sequence,
                stop.stopId(),
                places.get(stop.stopId()).name(),
                stop.arrivalSeconds() / 60,
                (stop.departureSeconds() - stop.arrivalSeconds()) / 60,
                stop.distanceMetres() == null ? null : stop.distanceMetres() / 1000.0,
                stop.pickup(),
                stop.dropOff());
    }

    private static SegmentResponse segment(Segment segment) {
        return new SegmentResponse(
                segment.sequence(),
                segment.fromStopId(),
                segment.toStopId(),
                segment.drive().toMinutes());
    }
}
