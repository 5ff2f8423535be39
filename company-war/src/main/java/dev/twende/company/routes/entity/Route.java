package dev.twende.company.routes.entity;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The ordered path of a bus, as it is sold to the public.
 *
 * <p>A route has at least two stops, and neither time nor distance runs backwards along it. It may come back to a stop; a pair of
 * stops then names the {@link #stretch} from the first boarding to the first arrival behind it, here and wherever tickets are
 * sold. Between neighbouring stops lie its segments, which are derived, never stored. Nobody alights at the first stop or boards
 * at the last. Timetables run along a route; fares price the pairs of its stops. A company keeps one route per sequence of stops,
 * however many departures it has. Once something runs along it, its stops stay as they are; another path is another route. An
 * archived route takes no new timetables and schedules.
 */
@Entity
@Table(name = "route")
public class Route {
    /** Long enough for a city line with a stop every few hundred metres; keeps the triangle of fares within reason. */
    public static final int STOPS_MAX = 200;

    @Id
    private UUID id;

    @Version
    private int version;

    @Column(name = "company_id")
    private UUID companyId;

    private String name;

    @Column(name = "external_ref")
    private String externalRef;

    @Column(name = "is_active")
    private boolean active;

    @ElementCollection
    @CollectionTable(name = "route_stop", joinColumns = @JoinColumn(name = "route_id"))
    @OrderColumn(name = "sequence")
    private List<RouteStop> stops = new ArrayList<>();

    protected Route() {}

    /**
     * @param externalRef where the route comes from, so that a second import finds it again; null for one made by hand
     */
    public Route(UUID id, UUID companyId, String name, String externalRef, List<RouteStop> stops) {
        this.id = id;
        this.companyId = companyId;
        this.externalRef = externalRef;
        this.active = true;
        rename(name);
        lead(stops);
    }

    public final void rename(String name) {
        this.name = name.strip();
    }

    /** Gives it another path; only while nothing runs along it. */
    public final void lead(List<RouteStop> path) {
        List<RouteStop> checked = checked(path);
        stops.clear();
        stops.addAll(checked);
    }

    /** Whether it is this path already. */
    public boolean leads(List<RouteStop> path) {
        return stops.equals(checked(path));
    }

    /** Where it calls, at whatever times. */
    public List<UUID> stopOrder() {
        return stops.stream().map(RouteStop::stopId).toList();
    }

    /**
     * The way back: stops and times mirrored; where people board on the way there, they alight on the way back.
     *
     * @param name null for that of this route, turned
     */
    public Route reversed(UUID id, String name) {
        RouteStop last = stops.get(stops.size() - 1);
        List<RouteStop> back = new ArrayList<>();
        for (int i = stops.size() - 1; i >= 0; i--) {
            back.add(stops.get(i).mirrored(last.arrivalSeconds(), last.distanceMetres()));
        }
        return new Route(id, companyId, name == null || name.isBlank() ? turned(this.name) : name, null, back);
    }

    /** {@code Kigali - Muhanga - Huye} becomes {@code Huye - Muhanga - Kigali}. */
    private static String turned(String name) {
        List<String> parts = new ArrayList<>(List.of(name.split(" - ")));
        Collections.reverse(parts);
        return parts.size() == 1 ? name + " (return)" : String.join(" - ", parts);
    }

    /** Takes it out of the plans: no new timetables and schedules. Doing it again changes nothing. */
    public void archive() {
        active = false;
    }

    /** Takes it into the plans again. */
    public void reactivate() {
        active = true;
    }

    /** Guards what plans along it. */
    public void mustBeActive() {
        if (!active) {
            throw Problem.of(ProblemType.ROUTE_ARCHIVED, "The route " + name + " is archived.");
        }
    }

    private static List<RouteStop> checked(List<RouteStop> stops) {
        if (stops.size() < 2 || stops.size() > STOPS_MAX) {
            throw Problem.invalid("stops", "must be 2 to " + STOPS_MAX);
        }
        int clock = 0;
        int metres = 0;
        for (int i = 0; i < stops.size(); i++) {
            RouteStop stop = stops.get(i);
            if (i > 0 && stop.stopId().equals(stops.get(i - 1).stopId())) {
                throw Problem.invalid("stops[" + i + "].stop_id", "is the stop in front of it again");
            }
            if (i == 0 && stop.departureSeconds() != 0) {
                throw Problem.invalid("stops[0].minutes_from_start", "must be 0");
            }
            if (stop.arrivalSeconds() < clock || stop.departureSeconds() < stop.arrivalSeconds()) {
                throw Problem.invalid(
                        "stops[" + i + "].minutes_from_start", "must not be before the stop in front of it");
            }
            clock = stop.departureSeconds();
            if (stop.distanceMetres() != null && stop.distanceMetres() < metres) {
                throw Problem.invalid("stops[" + i + "].distance_km", "must not be less than at a stop in front of it");
            }
            metres = stop.distanceMetres() == null ? metres : stop.distanceMetres();
        }
        List<RouteStop> ends = new ArrayList<>(stops);
        ends.set(0, stops.get(0).withoutDropOff());
        ends.set(ends.size() - 1, stops.get(ends.size() - 1).withoutPickup());
        return ends;
    }

    public List<Segment> segments() {
        return IntStream.range(0, stops.size() - 1)
                .mapToObj(i -> segment(i, stops.get(i), stops.get(i + 1)))
                .toList();
    }

    private static Segment segment(int sequence, RouteStop from, RouteStop to) {
        Duration drive = Duration.ofSeconds((long) to.arrivalSeconds() - from.departureSeconds());
        return new Segment(sequence, from.stopId(), to.stopId(), drive);
    }

    /** Whether someone may board at the one stop and alight at the other. */
    public boolean serves(int fromSequence, int toSequence) {
        return fromSequence < toSequence
                && stops.get(fromSequence).pickup()
                && stops.get(toSequence).dropOff();
    }

    /**
     * What a pair of stops means: from the first boarding at the one to the first arrival at the other behind it; the same
     * everywhere tickets are sold. Empty when nobody can ride so.
     */
    public Optional<Stretch> stretch(UUID fromStopId, UUID toStopId) {
        OptionalInt from = IntStream.range(0, stops.size())
                .filter(i -> stops.get(i).pickup() && stops.get(i).stopId().equals(fromStopId))
                .findFirst();
        return from.isEmpty()
                ? Optional.empty()
                : IntStream.range(from.getAsInt() + 1, stops.size())
                        .filter(i ->
                                stops.get(i).dropOff() && stops.get(i).stopId().equals(toStopId))
                        .mapToObj(to -> new Stretch(from.getAsInt(), to))
                        .findFirst();
    }

    /** Whether it calls there at all. */
    public boolean callsAt(UUID stopId) {
        return stops.stream().anyMatch(stop -> stop.stopId().equals(stopId));
    }

    public UUID firstStopId() {
        return stops.get(0).stopId();
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public boolean isActive() {
        return active;
    }

    public UUID companyId() {
        return companyId;
    }

    public String name() {
        return name;
    }

    public String externalRef() {
        return externalRef;
    }

    public List<RouteStop> stops() {
        return List.copyOf(stops);
    }
}
