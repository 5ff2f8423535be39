package dev.twende.company.routes.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;

/** One stop of a route: when the bus is there, counted from the start, and what passengers may do there. */
@Embeddable
public class RouteStop {
    @Column(name = "stop_id")
    private UUID stopId;

    @Column(name = "arrival_seconds")
    private int arrivalSeconds;

    @Column(name = "departure_seconds")
    private int departureSeconds;

    @Column(name = "distance_metres")
    private Integer distanceMetres;

    private boolean pickup;

    @Column(name = "drop_off")
    private boolean dropOff;

    protected RouteStop() {}

    /**
     * @param arrivalSeconds after the departure from the first stop
     * @param departureSeconds after the departure from the first stop
     * @param distanceMetres from the first stop; null when unknown
     */
    public RouteStop(
            UUID stopId,
            int arrivalSeconds,
            int departureSeconds,
            Integer distanceMetres,
            boolean pickup,
            boolean dropOff) {
        this.stopId = stopId;
        this.arrivalSeconds = arrivalSeconds;
        this.departureSeconds = departureSeconds;
        this.distanceMetres = distanceMetres;
        this.pickup = pickup;
        this.dropOff = dropOff;
    }

    RouteStop withoutDropOff() {
        return new RouteStop(stopId, arrivalSeconds, departureSeconds, distanceMetres, pickup, false);
    }

    RouteStop withoutPickup() {
        return new RouteStop(stopId, arrivalSeconds, departureSeconds, distanceMetres, false, dropOff);
    }

    /** The same stop on the way back, for a ride of so many seconds and metres. */
    RouteStop mirrored(int totalSeconds, Integer totalMetres) {
        return new RouteStop(
                stopId,
                Math.max(0, totalSeconds - departureSeconds),
                Math.max(0, totalSeconds - arrivalSeconds),
                distanceMetres == null || totalMetres == null ? null : Integer.valueOf(totalMetres - distanceMetres),
                dropOff,
                pickup);
    }

    public UUID stopId() {
        return stopId;
    }

    public int arrivalSeconds() {
        return arrivalSeconds;
    }

    public int departureSeconds() {
        return departureSeconds;
    }

    public Integer distanceMetres() {
        return distanceMetres;
    }

    public boolean pickup() {
        return pickup;
    }

    public boolean dropOff() {
        return dropOff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteStop stop
                && stopId.equals(stop.stopId)
                && arrivalSeconds == stop.arrivalSeconds
                && departureSeconds == stop.departureSeconds
                && Objects.equals(distanceMetres, stop.distanceMetres)
                && pickup == stop.pickup
                && dropOff == stop.dropOff;
    }

    @Override
    public int hashCode() {
        return Objects.hash(stopId, arrivalSeconds, departureSeconds);
    }
}
