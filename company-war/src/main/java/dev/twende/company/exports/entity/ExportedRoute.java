package dev.twende.company.exports.entity;

import dev.twende.company.routes.entity.RouteStop;
import java.util.List;

/**
 * A route as a feed tells it.
 *
 * @param stops in their order
 * @param places of the stops, in the same order
 */
public record ExportedRoute(String name, List<RouteStop> stops, List<ExportedPlace> places) {}
