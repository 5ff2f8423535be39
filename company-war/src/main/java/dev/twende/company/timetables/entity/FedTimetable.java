package dev.twende.company.timetables.entity;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A timetable as a feed tells it, known by references until it is in the database.
 *
 * @param ref known to no other timetable of the company
 * @param routeRef of a route of the company
 * @param headway null for a single departure a day
 */
public record FedTimetable(
        String ref,
        String routeRef,
        ServiceTime departureTime,
        Headway headway,
        OperatingCalendar calendar,
        StopTimes times) {

    /** As {@link Timetable#departures}. */
    public Stream<Departure> departures(LocalDate from, LocalDate to, ZoneId zone) {
        return Departure.all(calendar, departureTime, Optional.ofNullable(headway), from, to, zone);
    }
}
