package dev.twende.ticketing.changes.entity;

import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import java.util.UUID;

/**
 * A schedule that changed, or came within sight.
 *
 * @param position of the last change; digits that only grow
 * @param isPlanNew whether more than its seats changed, or it was not in sight before
 */
public record TouchedSchedule(UUID scheduleId, String position, boolean isPlanNew, ScheduleStatus status) {}
