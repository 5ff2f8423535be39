package dev.twende.company.timetables.entity;

import dev.twende.company.routes.entity.Route;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;

/** When a bus is at one stop of its route, counted from its departure at the first stop: true durations, on any day. */
@Embeddable
public class StopTime {
    @Column(name = "arrival_seconds")
    private int arrivalSeconds;

    @Column(name = "departure_seconds")
    private int departureSeconds;

    protected StopTime() {}

    public StopTime(int arrivalSeconds, int departureSeconds) {
        this.arrivalSeconds = arrivalSeconds;
        this.departureSeconds = departureSeconds;
    }

    /** The times that a route gives its stops, in their order. */
    public static List<StopTime> along(Route route) {
        return route.stops().stream()
                .map(stop -> new StopTime(stop.arrivalSeconds(), stop.departureSeconds()))
                .toList();
    }

    public int arrivalSeconds() {
        return arrivalSeconds;
    }

    public int departureSeconds() {
        return departureSeconds;
    }
}
