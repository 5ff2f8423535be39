package dev.twende.company.timetables.boundary;

import dev.twende.company.timetables.boundary.TimetableRequest.ExceptionData;
import dev.twende.company.timetables.boundary.TimetableRequest.StopTimeData;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.ServiceTime;
import dev.twende.company.timetables.entity.Timetable;
import dev.twende.kit.rest.Versioned;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A timetable as the API shows it.
 *
 * @param exceptions in the order of their dates
 * @param runNumber tells it from other timetables of the route at the same time; absent for a feed's
 * @param stopTimes one for each stop of the route
 * @param retiredAt since when it generates nothing more; absent while it does
 * @param version for If-Match
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
        LocalDate validTo,
        List<ExceptionData> exceptions,
        Integer runNumber,
        List<StopTimeData> stopTimes,
        Instant retiredAt,
        int version)
        implements Versioned {

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
                calendar.validTo(),
                calendar.exceptions().stream()
                        .map(exception -> new ExceptionData(exception.serviceDate(), exception.runs()))
                        .sorted(Comparator.comparing(ExceptionData::date))
                        .toList(),
                timetable.runNumber().orElse(null),
                timetable.stopTimes().list().stream()
                        .map(time -> new StopTimeData(time.arrivalSeconds(), time.departureSeconds()))
                        .toList(),
                timetable.retiredAt().orElse(null),
                timetable.version());
    }
}
