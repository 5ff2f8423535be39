package dev.twende.ticketing.schedules.entity;

import dev.twende.kit.money.Money;
import java.time.Instant;
import java.util.UUID;

/** A departure that fits what a passenger searched for. */
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
        Money price,
        int seatsLeft) {

    /** A stop of an offer. */
    public record OfferedStop(UUID stopId, String name, String timeZone) {}
}
