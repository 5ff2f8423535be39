package dev.twende.company.imports.control;

import dev.twende.company.imports.control.FeedPlan.PlannedCall;
import dev.twende.company.imports.control.FeedPlan.PlannedRoute;
import dev.twende.company.imports.control.FeedPlan.PlannedStop;
import dev.twende.company.imports.control.FeedPlan.PlannedTimetable;
import dev.twende.company.imports.control.FeedPlan.RunTimes;
import dev.twende.company.imports.control.TripTimes.Row;
import dev.twende.company.imports.entity.ImportOrder;
import dev.twende.company.stops.entity.Places;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.ServiceTime;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.onebusaway.gtfs.model.Agency;
import org.onebusaway.gtfs.model.AgencyAndId;
import org.onebusaway.gtfs.model.Frequency;
import org.onebusaway.gtfs.model.Route;
import org.onebusaway.gtfs.model.Stop;
import org.onebusaway.gtfs.model.Trip;

/**
 * Turns a feed into what the house will write: a route for each sequence of stops that a route of the feed has, and a timetable
 * for each trip, or for each headway window of it. Decides nothing by itself that it does not report.
 */
final class FeedPlanner {
    private static final int NAME_LENGTH_MAX = 160;

    private final Feed feed;
    private final ImportOrder order;
    private final Findings findings;
    private final FeedCalendars calendars;
    private final Map<AgencyAndId, List<Frequency>> frequencies;
    private final Map<String, PlannedStop> stops = new LinkedHashMap<>();
    private final Map<String, PlannedRoute> routes = new LinkedHashMap<>();
    private final List<PlannedTimetable> timetables = new ArrayList<>();
    private final ZoneId zone;
    private long departures;

    /** @param homeZone of the company, for a feed that names none */
    FeedPlanner(Feed feed, ImportOrder order, ZoneId homeZone, Findings findings) {
        this.feed = feed;
        this.order = order;
        this.findings = findings;
        this.calendars = new FeedCalendars(feed, order.from(), order.to(), findings);
        this.frequencies = feed.frequencies();
        this.zone = feed.agencies().stream()
                .findFirst()
                .map(Agency::getTimezone)
                .flatMap(name -> zone("agency.txt", name))
                .orElse(homeZone);
    }

    /** @param departuresMax more than this in the window are refused */
    FeedPlan plan(long departuresMax) {
        feed.stops().forEach(this::planStop);
        TripCleaner cleaner = new TripCleaner(stops.keySet(), findings);
        feed.trips().stream()
                .sorted(Comparator.comparing(trip -> trip.getId().toString()))
                .forEach(trip -> planTrip(trip, cleaner));
        if (departures > departuresMax) {
            throw Problem.of(
                    ProblemType.FEED_UNREADABLE,
                    "The feed has " + departures + " departures in these days; an import takes " + departuresMax
                            + " at most. Import fewer days.");
        }
        return new FeedPlan(List.copyOf(stops.values()), List.copyOf(routes.values()), timetables);
    }

    private Optional<ZoneId> zone(String file, String name) {
        if (name == null) {
            return Optional.empty();
        }
        if (!Places.isTimeZone(name)) {
            findings.add(
                    file,
                    "unknown-time-zone",
                    "The time zone is unknown; the one of the feed or company is used.",
                    name);
            return Optional.empty();
        }
        return Optional.of(ZoneId.of(name));
    }

    private void planStop(Stop stop) {
        String id = stop.getId().toString();
        boolean isPlace = stop.getLocationType() == Stop.LOCATION_TYPE_STOP
                || stop.getLocationType() == Stop.LOCATION_TYPE_STATION;
        if (!isPlace) {
            findings.add("stops.txt", "not-a-stop", "Entrances, nodes and boarding areas are not imported.", id);
            return;
        }
        if (!stop.isLatSet()
                || !stop.isLonSet()
                || !(Math.abs(stop.getLat()) <= 90 && Math.abs(stop.getLon()) <= 180)) {
            findings.add("stops.txt", "bad-coordinates", "The stop has no place on earth; it was skipped.", id);
            return;
        }
        if (stop.getName() == null || stop.getName().isBlank()) {
            findings.add("stops.txt", "unnamed-stop", "The stop has no name; its id is used.", id);
        }
        if (stop.getParentStation() == null || stop.getParentStation().isBlank()) {
            boolean couldHaveOne = stop.getLocationType() == Stop.LOCATION_TYPE_STOP;
            if (couldHaveOne) {
                findings.add(
                        "stops.txt",
                        "stop-without-parent",
                        "The stop belongs to no station; it stands for itself.",
                        id);
            }
        }
        String name = stop.getName() == null || stop.getName().isBlank() ? id : stop.getName();
        ZoneId own = zone("stops.txt", stop.getTimezone()).orElse(zone);
        stops.put(id, new PlannedStop(id, cut(name), stop.getLat(), stop.getLon(), own));
    }

    private void planTrip(Trip trip, TripCleaner cleaner) {
        String id = trip.getId().toString();
        Optional<OperatingCalendar> calendar = calendars.of(trip.getServiceId());
        if (calendar.isEmpty()) {
            findings.add("trips.txt", "unknown-service", "The trip's service has no calendar; it was skipped.", id);
            return;
        }
        long days = order.from()
                .datesUntil(order.to().plusDays(1))
                .filter(calendar.get()::runsOn)
                .count();
        if (days == 0) {
            findings.add("trips.txt", "not-in-these-days", "The trip does not run on the imported days.", id);
            return;
        }
        cleaner.clean(id, feed.times(trip)).ifPresent(rows -> planRun(trip, rows, calendar.get(), days));
    }

    private void planRun(Trip trip, List<Row> rows, OperatingCalendar calendar, long days) {
        int start = rows.get(0).departure();
        List<PlannedCall> calls =
                rows.stream().map(row -> PlannedCall.of(row, start)).toList();
        PlannedRoute route = route(trip, calls);
        RunTimes times = new RunTimes(calls);
        List<Frequency> windows = frequencies.get(trip.getId());
        if (windows == null) {
            departures += days;
            timetables.add(new PlannedTimetable("gtfs:" + trip.getId(), route.ref(), start, null, calendar, times));
            return;
        }
        for (Frequency window : windows) {
            planWindow(trip, window).ifPresent(headway -> {
                int first = window.getStartTime();
                departures += days * ((headway.untilSeconds() - first + headway.seconds() - 1) / headway.seconds());
                String ref = "gtfs:" + trip.getId() + "@" + new ServiceTime(first);
                timetables.add(new PlannedTimetable(ref, route.ref(), first, headway, calendar, times));
            });
        }
    }

    private Optional<Headway> planWindow(Trip trip, Frequency window) {
        int end = Math.min(window.getEndTime(), ServiceTime.SECONDS_MAX);
        if (window.getHeadwaySecs() <= 0 || window.getStartTime() < 0 || window.getStartTime() >= end) {
            findings.add(
                    "frequencies.txt",
                    "invalid-frequency",
                    "The window has no length or no headway; it was skipped.",
                    "trip " + trip.getId() + ", " + window.getStartTime() + " to " + window.getEndTime());
            return Optional.empty();
        }
        return Optional.of(new Headway(window.getHeadwaySecs(), end));
    }

    private PlannedRoute route(Trip trip, List<PlannedCall> calls) {
        StringBuilder pattern = new StringBuilder();
        calls.forEach(call ->
                pattern.append(call.stop()).append(call.pickup() ? '+' : '-').append(call.dropOff() ? '+' : '-'));
        UUID digest = UUID.nameUUIDFromBytes(pattern.toString().getBytes(StandardCharsets.UTF_8));
        String ref = "gtfs:" + trip.getRoute().getId() + ":" + digest;
        return routes.computeIfAbsent(ref, key -> new PlannedRoute(key, name(trip), calls));
    }

    private static String name(Trip trip) {
        Route route = trip.getRoute();
        StringBuilder name = new StringBuilder();
        append(name, " ", route.getShortName());
        append(name, " ", route.getLongName());
        append(name, ", to ", trip.getTripHeadsign());
        return cut(name.isEmpty() ? route.getId().toString() : name.toString());
    }

    private static void append(StringBuilder name, String joint, String part) {
        if (part != null && !part.isBlank()) {
            name.append(name.isEmpty() ? "" : joint).append(part.strip());
        }
    }

    private static String cut(String name) {
        return name.substring(0, Math.min(name.length(), NAME_LENGTH_MAX));
    }
}
