package dev.twende.company.routes.boundary;

import jakarta.validation.constraints.Size;

/**
 * A way back to make of a route.
 *
 * @param name left out for the name of the route, turned
 */
public record ReverseRequest(@Size(max = 160) String name) {}
