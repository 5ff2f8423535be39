package dev.twende.company.routes.entity;

import dev.twende.kit.problem.Problem;
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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The ordered path of a bus, as it is sold to the public.
 *
 * <p>A route has at least two stops, each at most once, and time never runs backwards along it. Between neighbouring stops lie
 * its segments, which are derived, never stored. Nobody alights at the first stop or boards at the last. Timetables run along
 * a route; fares price the pairs of its stops. A company keeps one route per sequence of stops, however many departures it has.
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
        this.name = name.strip();
        this.externalRef = externalRef;
        this.stops.addAll(checked(stops));
    }

    private static List<RouteStop> checked(List<RouteStop> stops) {
        if (stops.size() < 2 || stops.size() > STOPS_MAX) {
            throw Problem.invalid("stops", "must be 2 to " + STOPS_MAX);
        }
        Set<UUID> seen = new HashSet<>();
        int clock = 0;
        for (int i = 0; i < stops.size(); i++) {
            RouteStop stop = stops.get(i);
            if (!seen.add(stop.stopId())) {
                throw Problem.invalid("stops[" + i + "].stop_id", "is on this route already");
            }
            if (i == 0 && stop.departureSeconds() != 0) {
                throw Problem.invalid("stops[0].minutes_from_start", "must be 0");
            }
            if (stop.arrivalSeconds() < clock || stop.departureSeconds() < stop.arrivalSeconds()) {
                throw Problem.invalid(
                        "stops[" + i + "].minutes_from_start", "must not be before the stop in front of it");
            }
            clock = stop.departureSeconds();
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

    public UUID firstStopId() {
        return stops.get(0).stopId();
    }

    public UUID id() {
        return id;
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
