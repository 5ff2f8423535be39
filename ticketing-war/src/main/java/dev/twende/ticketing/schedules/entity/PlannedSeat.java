package dev.twende.ticketing.schedules.entity;

import java.util.List;

/**
 * A seat and where it stands in the bus.
 *
 * @param deck 0 is the lower one
 * @param row counted from the front, from 0
 * @param column counted from the left in the direction of travel, from 0
 * @param properties such as WINDOW, AISLE, LADIES, ACCESSIBLE
 */
public record PlannedSeat(String seatNumber, int deck, int row, int column, List<String> properties) {}
