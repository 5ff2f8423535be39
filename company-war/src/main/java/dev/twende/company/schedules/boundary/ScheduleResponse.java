package dev.twende.company.schedules.boundary;

import dev.twende.company.schedules.entity.Schedule;
import dev.twende.company.schedules.entity.ScheduleStatus;
import dev.twende.kit.rest.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A schedule as the API shows it.
 *
 * @param runNumber tells it from other runs of the route at the same time; absent for a run of a feed
 * @param arrivalTime at the last stop
 * @param delaySeconds by how much the departure has moved from what was planned; negative is earlier
 * @param version for If-Match
 * @param revision 0 until it is published; counts what the world was told of it
 */
public record ScheduleResponse(
        UUID scheduleId,
        UUID companyId,
        UUID routeId,
        UUID timetableId,
        UUID assignedBusId,
        UUID assignedDriverId,
        LocalDate serviceDate,
        Integer runNumber,
        Instant departureTime,
        Instant arrivalTime,
        int delaySeconds,
        ScheduleStatus status,
        Instant publishedAt,
        int revision,
        int version)
        implements Versioned {

    static ScheduleResponse from(Schedule schedule) {
        return new ScheduleResponse(
                schedule.id(),
                schedule.companyId(),
                schedule.routeId(),
                schedule.timetableId().orElse(null),
                schedule.assignedBusId(),
                schedule.assignedDriverId().orElse(null),
                schedule.serviceDate(),
                schedule.runNumber().orElse(null),
                schedule.departureTime(),
                schedule.arrivalTime(),
                schedule.delaySeconds(),
                schedule.status(),
                schedule.publishedAt().orElse(null),
                schedule.revision(),
                schedule.version());
    }
}
