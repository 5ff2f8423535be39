package dev.twende.company.exports.entity;

import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.StopTimes;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;

/**
 * A trip as a feed tells it: a timetable on the dates on which all its departures are published, or else one schedule.
 *
 * @param tripId of the timetable or the schedule
 * @param departureSeconds at the first stop, since its service day began there
 * @param headway empty for a single departure a day
 * @param times at the stops; empty for those of the route
 * @param dates days since 1970-01-01
 */
public record ExportedTrip(
        UUID tripId,
        UUID routeId,
        int departureSeconds,
        Optional<Headway> headway,
        Optional<StopTimes> times,
        SortedSet<Long> dates) {}
