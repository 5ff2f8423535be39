package dev.twende.company.timetables.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

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

    public int arrivalSeconds() {
        return arrivalSeconds;
    }

    public int departureSeconds() {
        return departureSeconds;
    }
}
