package dev.twende.company.imports.control;

import dev.twende.company.imports.control.FeedFares.StopFacts;
import dev.twende.company.imports.control.FeedPlan.PlannedCall;
import dev.twende.company.imports.control.FeedPlan.PlannedRoute;
import dev.twende.company.imports.control.FeedPlan.PlannedStop;
import dev.twende.company.imports.control.FeedPlan.PlannedTimetable;
import dev.twende.company.imports.control.TripTimes.Row;
import dev.twende.company.imports.entity.ImportOrder;
import dev.twende.company.stops.entity.Places;
import dev.twende.company.timetables.entity.FedTimetable;
import dev.twende.company.timetables.entity.Headway;
import dev.twende.company.timetables.entity.OperatingCalendar;
import dev.twende.company.timetables.entity.ServiceTime;
import dev.twende.company.timetables.entity.StopTime;
import dev.twende.company.timetables.entity.StopTimes;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
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
    /** Beyond any country's network, and the way around its corners. */
    private static final double FAR_KM = 2_000;

    private static final double KM_A_DEGREE = 111.2;

    private final Feed feed;
    private final ImportOrder order;
    private final String currency;
    private final Findings findings;
    private final FeedCalendars calendars;
    private final Map<AgencyAndId, List<Frequency>> frequencies;
    private final Map<String, PlannedStop> stops = new LinkedHashMap<>();
    private final Map<String, PlannedRoute> routes = new LinkedHashMap<>();
    private final List<String> idle = new ArrayList<>();
    private final ZoneId zone;
    private long departures;

    /**
     * @param homeZone of the company, for a feed that names none
     * @param currency of the company; prices in others are left out
     */
    FeedPlanner(Feed feed, ImportOrder order, ZoneId homeZone, String currency, Findings findings) {
        this.feed = feed;
        this.order = order;
        this.currency = currency;
        this.findings = findings;
        this.calendars = new FeedCalendars(feed, order.from(), order.to(), findings);
        this.frequencies = feed.frequencies();
        this.zone = feed.agencies().stream()
                .findFirst()
                .map(Agency::getTimezone)
                .flatMap(name -> zone("agency.txt", name))
                .orElse(homeZone);
    }

    /**
     * Plans everything; the caller closes the plan.
     *
     * @param zip the feed's, for its stop times
     * @param onRows called now and then with the number of stop times read so far
     * @param departuresMax more than this in the window are refused
     */
    FeedPlan plan(BoundedZip zip, IntConsumer onRows, long departuresMax) throws IOException {
        feed.stops().forEach(this::planStop);
        reportFarStops();
        List<Trip> trips = feed.trips().stream()
                .sorted(Comparator.comparing(trip -> trip.getId().toString()))
                .toList();
        List<Stop> places = List.copyOf(feed.stops());
        PlanFile timetables = new PlanFile();
        try (StopTimesTable times = StopTimesTable.read(
                zip,
                numbers(trips.stream().map(trip -> trip.getId().getId()).toList()),
                places.stream().map(stop -> stop.getId().toString()).toList(),
                numbers(places.stream().map(stop -> stop.getId().getId()).toList()),
                findings,
                onRows)) {
            TripCleaner cleaner = new TripCleaner(stops.keySet(), findings);
            times.forEachTrip((number, tripTimes) -> planTrip(trips.get(number), tripTimes, cleaner, timetables));
            mustBeWithin(departuresMax);
            FeedFares fares = new FeedFares(currency, stopFacts(), findings);
            fares.read(zip);
            return new FeedPlan(
                    agencies(), List.copyOf(stops.values()), List.copyOf(routes.values()), timetables, idle, fares);
        } catch (IOException | RuntimeException e) {
            timetables.close();
            throw e;
        }
    }

    private Map<String, StopFacts> stopFacts() {
        Map<String, StopFacts> facts = new HashMap<>();
        for (Stop stop : feed.stops()) {
            facts.put(
                    stop.getId().toString(),
                    new StopFacts(stop.getId().getId(), stop.getParentStation(), stop.getZoneId(), new HashSet<>()));
        }
        return facts;
    }

    private Set<String> agencies() {
        return feed.trips().stream().map(trip -> trip.getId().getAgencyId()).collect(Collectors.toSet());
    }

    private static Map<String, Integer> numbers(List<String> ids) {
        Map<String, Integer> numbers = new HashMap<>();
        ids.forEach(id -> numbers.put(id, numbers.size()));
        return numbers;
    }

    private void mustBeWithin(long departuresMax) {
        if (departures > departuresMax) {
            throw Problem.of(
                    ProblemType.FEED_UNREADABLE,
                    "The feed has " + departures + " departures in these days; an import takes " + departuresMax
                            + " at most. Import fewer days.");
        }
    }

    /** A stop far from most of the others is mostly a slip of the pen, such as latitude and longitude the wrong way round. */
    private void reportFarStops() {
        double[] latitudes = sorted(PlannedStop::latitude);
        double[] longitudes = sorted(PlannedStop::longitude);
        for (PlannedStop stop : stops.values()) {
            double north = stop.latitude() - latitudes[latitudes.length / 2];
            double east =
                    (stop.longitude() - longitudes[longitudes.length / 2]) * Math.cos(Math.toRadians(stop.latitude()));
            if (Math.hypot(north, east) * KM_A_DEGREE > FAR_KM) {
                findings.add(
                        "stops.txt",
                        "far-away",
                        "The stop is more than 2,000 km from the middle of the others; it was taken as it is.",
                        stop.id() + " " + stop.name());
            }
        }
    }

    private double[] sorted(ToDoubleFunction<PlannedStop> coordinate) {
        return stops.values().stream().mapToDouble(coordinate).sorted().toArray();
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
                || !(Math.abs(stop.getLat()) <= 90 && Math.abs(stop.getLon()) <= 180)
                || isNullIsland(stop)) {
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
        stops.put(id, new PlannedStop(id, cut(name), stop.getLat(), stop.getLon(), own, parent(stop)));
    }

    private static String parent(Stop stop) {
        String parent = stop.getParentStation();
        return parent == null || parent.isBlank()
                ? null
                : new AgencyAndId(stop.getId().getAgencyId(), parent).toString();
    }

    /** In the sea off Ghana, where the programs of the world put what they know no place for. */
    private static boolean isNullIsland(Stop stop) {
        return Math.abs(stop.getLat()) < 0.01 && Math.abs(stop.getLon()) < 0.01;
    }

    private void planTrip(Trip trip, TripTimes times, TripCleaner cleaner, PlanFile timetables) throws IOException {
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
            noteIdle(trip);
            return;
        }
        Optional<List<Row>> rows = cleaner.clean(id, times);
        if (rows.isPresent()) {
            planRun(trip, rows.get(), calendar.get(), days, timetables);
        }
    }

    private void noteIdle(Trip trip) {
        List<Frequency> windows = frequencies.get(trip.getId());
        if (windows == null) {
            idle.add(ref(trip));
        } else {
            windows.stream()
                    .filter(window -> window.getStartTime() >= 0 && window.getStartTime() < ServiceTime.SECONDS_MAX)
                    .forEach(window -> idle.add(ref(trip, new ServiceTime(window.getStartTime()))));
        }
    }

    private static String ref(Trip trip) {
        return "gtfs:" + trip.getId();
    }

    private static String ref(Trip trip, ServiceTime window) {
        return ref(trip) + "@" + window;
    }

    private void planRun(Trip trip, List<Row> rows, OperatingCalendar calendar, long days, PlanFile timetables)
            throws IOException {
        int start = rows.get(0).departure();
        List<PlannedCall> calls =
                rows.stream().map(row -> PlannedCall.of(row, start)).toList();
        PlannedRoute route = route(trip, calls);
        ZoneId first = stops.get(rows.get(0).stop()).zone();
        StopTimes times = new StopTimes(calls.stream()
                .map(call -> new StopTime(call.arrivalSeconds(), call.departureSeconds()))
                .toList());
        List<Frequency> windows = frequencies.get(trip.getId());
        if (windows == null) {
            departures += days;
            ServiceTime time = new ServiceTime(start);
            timetables.add(
                    new PlannedTimetable(new FedTimetable(ref(trip), route.ref(), time, null, calendar, times), first));
            return;
        }
        for (Frequency window : windows) {
            Optional<Headway> headway = planWindow(trip, window);
            if (headway.isPresent()) {
                ServiceTime time = new ServiceTime(window.getStartTime());
                departures += days * departuresADay(time, headway.get());
                timetables.add(new PlannedTimetable(
                        new FedTimetable(ref(trip, time), route.ref(), time, headway.get(), calendar, times), first));
            }
        }
    }

    private static long departuresADay(ServiceTime first, Headway headway) {
        return (headway.untilSeconds() - first.seconds() + headway.seconds() - 1) / headway.seconds();
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
        if (window.getExactTimes() == 0) {
            findings.add(
                    "frequencies.txt",
                    "frequency-not-exact",
                    "The feed promises an interval, not times; seats are sold for departures at exact times.",
                    "trip " + trip.getId());
        }
        return Optional.of(new Headway(window.getHeadwaySecs(), end));
    }

    private PlannedRoute route(Trip trip, List<PlannedCall> calls) {
        StringBuilder pattern = new StringBuilder();
        calls.forEach(call ->
                pattern.append(call.stop()).append(call.pickup() ? '+' : '-').append(call.dropOff() ? '+' : '-'));
        UUID digest = UUID.nameUUIDFromBytes(pattern.toString().getBytes(StandardCharsets.UTF_8));
        String ref = "gtfs:" + trip.getRoute().getId() + ":" + digest;
        return routes.computeIfAbsent(
                ref,
                key -> new PlannedRoute(key, name(trip), trip.getRoute().getId().getId(), calls));
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
