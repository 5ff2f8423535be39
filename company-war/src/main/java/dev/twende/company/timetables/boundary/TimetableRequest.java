package dev.twende.company.timetables.boundary;

import dev.twende.company.routes.entity.Route;
import dev.twende.company.timetables.entity.DateException;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.OperatingDays;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.company.timetables.entity.ServiceTime;
import dev.twende.company.timetables.entity.StopTime;
import dev.twende.company.timetables.entity.StopTimes;
import dev.twende.kit.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A timetable to add, or what becomes of one.
 *
 * @param busId drives it unless a schedule says otherwise
 * @param assignedDriverId an active driver of the company; may be left out
 * @param departureTime at the first stop, in its time zone: {@code 08:00}; {@code 25:30} is in the night after the service day
 * @param until with {@code headway_seconds}: it departs again and again, before this time of the service day
 * @param days may be left out where exceptions name every date
 * @param validTo the last day
 * @param exceptions dates that are added or taken out
 * @param runNumber tells it from other timetables of the route at the same time; 1 when left out
 * @param stopTimes one for each stop of the route; left out for the times of the route
 */
@Schema(
        example =
                "{\"route_id\": \"01931f6e-5b3a-7c3e-9d64-2f6b0a1c7e55\", \"bus_id\": \"01931f6e-6c11-7d0a-8a55-90c4f3f2b1aa\", \"departure_time\": \"08:00\", \"days\": [\"MONDAY\", \"FRIDAY\"], \"valid_from\": \"2026-12-01\", \"valid_to\": \"2027-11-30\", \"exceptions\": [{\"date\": \"2026-12-25\", \"runs\": false}]}")
public record TimetableRequest(
        @NotNull UUID routeId,
        @NotNull UUID busId,
        UUID assignedDriverId,
        @NotBlank String departureTime,
        String until,
        @Min(60) @Max(86_400) Integer headwaySeconds,
        @Size(max = 7) List<@NotNull DayOfWeek> days,
        @NotNull LocalDate validFrom,
        @NotNull LocalDate validTo,
        @Size(max = 1_000) List<@NotNull @Valid ExceptionData> exceptions,
        @Min(1) @Max(99) Integer runNumber,
        @Size(max = 200) List<@NotNull @Valid StopTimeData> stopTimes) {

    /** @param runs true for a date added, false for a date taken out */
    public record ExceptionData(
            @NotNull LocalDate date, @NotNull Boolean runs) {}

    /** Seconds since the departure at the first stop. */
    public record StopTimeData(
            @NotNull @Min(0) Integer arrivalSeconds,
            @NotNull @Min(0) Integer departureSeconds) {}

    OperatingCalendar calendar() {
        ServiceDates.mustContain(validFrom, "valid_from");
        ServiceDates.mustContain(validTo, "valid_to");
        Map<LocalDate, DateException> byDate = new HashMap<>();
        for (ExceptionData exception : Objects.requireNonNullElse(exceptions, List.<ExceptionData>of())) {
            ServiceDates.mustContain(exception.date(), "exceptions");
            if (byDate.put(exception.date(), new DateException(exception.date(), exception.runs())) != null) {
                throw Problem.invalid("exceptions", "must name a date once: " + exception.date());
            }
        }
        if ((days == null || days.isEmpty()) && byDate.values().stream().noneMatch(DateException::runs)) {
            throw Problem.invalid("days", "must name a day, or exceptions a date added");
        }
        return new OperatingCalendar(
                days == null ? OperatingDays.NONE : OperatingDays.of(days),
                validFrom,
                validTo,
                byDate.values().stream().collect(Collectors.toSet()));
    }

    /** Null for a single departure a day. */
    Headway headway() {
        if ((until == null) != (headwaySeconds == null)) {
            throw Problem.invalid(until == null ? "until" : "headway_seconds", "must be given with the other one");
        }
        return until == null
                ? null
                : new Headway(headwaySeconds, ServiceTime.parse(until).seconds());
    }

    StopTimes timesAlong(Route route) {
        return stopTimes == null
                ? StopTimes.along(route)
                : new StopTimes(stopTimes.stream()
                                .map(time -> new StopTime(time.arrivalSeconds(), time.departureSeconds()))
                                .toList())
                        .mustServe(route);
    }
}
