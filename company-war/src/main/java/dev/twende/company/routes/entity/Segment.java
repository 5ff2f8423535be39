package dev.twende.company.routes.entity;

import java.time.Duration;
import java.util.UUID;

/**
 * The stretch from one stop of a route to the next: the unit in which seats are sold.
 *
 * @param sequence 0 for the stretch from the first stop to the second
 */
public record Segment(int sequence, UUID fromStopId, UUID toStopId, Duration drive) {}
