package dev.twende.ticketing.schedules.entity;

/**
 * When a channel may sell, in seconds before the departure at the boarding stop.
 *
 * @param opens null means from the publication on
 * @param closes 0 sells until the departure
 */
public record SalesWindow(Long opens, long closes) {}
