package dev.twende.company.stops.boundary;

import dev.twende.company.stops.entity.Stop;
import java.util.UUID;

/** A stop as the API shows it. */
public record StopResponse(
        UUID stopId, String code, String name, String country, double latitude, double longitude, String timeZone) {

    static StopResponse from(Stop stop) {
        return new StopResponse(
                stop.id(),
                stop.code(),
                stop.name(),
                stop.country(),
                stop.latitude(),
                stop.longitude(),
                stop.timeZone());
    }
}
