package dev.twende.company.stops.boundary;

import dev.twende.company.stops.entity.Stop;
import dev.twende.kit.rest.Versioned;
import java.util.UUID;

/**
 * A stop as the API shows it.
 *
 * @param parentStationId the station it is part of; absent for none
 * @param distanceM how far it is from where was asked, in metres; absent when nobody asked
 */
public record StopResponse(
        UUID stopId,
        int version,
        String code,
        String name,
        String country,
        double latitude,
        double longitude,
        String timeZone,
        UUID parentStationId,
        Long distanceM)
        implements Versioned {

    static StopResponse from(Stop stop) {
        return at(stop, null);
    }

    static StopResponse at(Stop stop, Long metres) {
        return new StopResponse(
                stop.id(),
                stop.version(),
                stop.code(),
                stop.name(),
                stop.country(),
                stop.latitude(),
                stop.longitude(),
                stop.timeZone(),
                stop.parentStationId().orElse(null),
                metres);
    }
}
