package dev.twende.company.schedules.boundary;

import dev.twende.company.schedules.entity.Schedule;
import dev.twende.company.schedules.entity.ScheduleStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A schedule as the API shows it. */
public record ScheduleResponse(
        UUID scheduleId,
        UUID companyId,
        UUID routeId,
        UUID timetableId,
        UUID assignedBusId,
        UUID assignedDriverId,
        LocalDate serviceDate,
        Instant departureTime,
        ScheduleStatus status,
        Instant publishedAt) {

    static ScheduleResponse from(Schedule schedule) {
        return new ScheduleResponse(
                schedule.id(),
                schedule.companyId(),
                schedule.routeId(),
                schedule.timetableId().orElse(null),
                schedule.assignedBusId(),
                schedule.assignedDriverId().orElse(null),
                schedule.serviceDate(),
                schedule.departureTime(),
                schedule.status(),
                schedule.publishedAt().orElse(null));
    }
}
