package dev.twende.company.fares.entity;

import java.util.UUID;

/**
 * What a feed says of the prices of a route, in the standard class and without end.
 *
 * @param riderCategory who pays them
 */
public record FedFares(UUID routeId, String riderCategory, FareTriangle prices) {}
