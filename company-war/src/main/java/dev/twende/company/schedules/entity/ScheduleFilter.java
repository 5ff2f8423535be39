package dev.twende.company.schedules.entity;

import dev.twende.company.timetables.entity.ServiceDates;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Which schedules of a company are looked for.
 *
 * @param from the first service date
 * @param to the last service date
 * @param routeId null for all, and so for the others
 */
public record ScheduleFilter(
        UUID companyId, LocalDate from, LocalDate to, UUID routeId, UUID busId, UUID driverId, ScheduleStatus status) {

    public ScheduleFilter {
        from = from == null ? ServiceDates.FIRST : from;
        to = to == null ? ServiceDates.LAST : to;
    }

    /** @param day instead of {@code from} and {@code to}; may be null */
    public static ScheduleFilter ofDays(
            UUID companyId,
            LocalDate from,
            LocalDate to,
            LocalDate day,
            UUID routeId,
            UUID busId,
            UUID driverId,
            ScheduleStatus status) {
        return day == null
                ? new ScheduleFilter(companyId, from, to, routeId, busId, driverId, status)
                : new ScheduleFilter(companyId, day, day, routeId, busId, driverId, status);
    }

    /** The same of this company. */
    public ScheduleFilter of(UUID company) {
        return new ScheduleFilter(company, from, to, routeId, busId, driverId, status);
    }
}
