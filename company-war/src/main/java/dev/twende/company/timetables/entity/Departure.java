package dev.twende.company.timetables.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One dated departure that a timetable asks for. */
public record Departure(LocalDate serviceDate, ServiceTime serviceTime, Instant instant) {

    static Stream<Departure> all(
            OperatingCalendar calendar,
            ServiceTime first,
            Optional<Headway> headway,
            LocalDate from,
            LocalDate to,
            ZoneId zone) {
        return from.datesUntil(to.plusDays(1))
                .filter(calendar::runsOn)
                .flatMap(date -> times(first, headway)
                        .map(time ->
                                new Departure(date, time, time.on(date, zone).toInstant())));
    }

    private static Stream<ServiceTime> times(ServiceTime first, Optional<Headway> headway) {
        return headway.map(every -> IntStream.iterate(
                        first.seconds(), time -> time < every.untilSeconds(), time -> time + every.seconds()))
                .orElseGet(() -> IntStream.of(first.seconds()))
                .mapToObj(ServiceTime::new);
    }
}
