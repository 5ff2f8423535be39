package dev.twende.ticketing.schedules.entity;

/**
 * A ride that a plan makes possible.
 *
 * @param from sequence of the boarding stop
 * @param to sequence of the alighting stop
 */
public record Journey(int from, int to) {}
