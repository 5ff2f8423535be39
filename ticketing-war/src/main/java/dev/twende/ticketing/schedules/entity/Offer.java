package dev.twende.ticketing.schedules.entity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A departure that fits what a passenger searched for.
 *
 * @param features of the bus
 * @param fares what the journey costs in each class that is sold on it
 */
public record Offer(
        UUID scheduleId,
        UUID companyId,
        String companyName,
        String routeName,
        String plateNumber,
        OfferedStop from,
        OfferedStop to,
        Instant departureTime,
        Instant arrivalTime,
        List<FareOffer> fares,
        List<String> features,
        int seatsLeft) {

    /** A stop of an offer. */
    public record OfferedStop(UUID stopId, String name, String timeZone) {}
}
