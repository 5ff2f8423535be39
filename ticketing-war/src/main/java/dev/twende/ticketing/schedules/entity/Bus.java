package dev.twende.ticketing.schedules.entity;

import java.util.List;
import java.util.UUID;

/**
 * A bus that can be put on a schedule.
 *
 * @param features such as AC or WIFI
 * @param layout its seats, in its order
 */
public record Bus(UUID busId, String plateNumber, List<String> features, List<PlannedSeat> layout) {}
