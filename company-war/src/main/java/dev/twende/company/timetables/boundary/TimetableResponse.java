package dev.twende.company.timetables.boundary;

import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.ServiceTime;
import dev.twende.company.timetables.entity.Timetable;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A timetable as the API shows it.
 *
 * @param headwaySeconds with {@code until}: it departs again and again, before {@code until}
 */
public record TimetableResponse(
        UUID timetableId,
        UUID companyId,
        UUID routeId,
        UUID busId,
        UUID assignedDriverId,
        String departureTime,
        String until,
        Integer headwaySeconds,
        List<DayOfWeek> days,
        LocalDate validFrom,
        LocalDate validTo) {

    static TimetableResponse from(Timetable timetable) {
        OperatingCalendar calendar = timetable.calendar();
        return new TimetableResponse(
                timetable.id(),
                timetable.companyId(),
                timetable.routeId(),
                timetable.busId(),
                timetable.assignedDriverId().orElse(null),
                timetable.departureTime().toString(),
                timetable
                        .headway()
                        .map(headway -> new ServiceTime(headway.untilSeconds()).toString())
                        .orElse(null),
                timetable.headway().map(Headway::seconds).orElse(null),
                calendar.days().list(),
                calendar.validFrom(),
                calendar.validTo());
    }
}
