package dev.twende.ticketing.schedules.entity;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.seats.entity.Seating;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A departure that fits what a passenger searched for.
 *
 * @param features of the bus
 * @param total what the party pays in the cheapest class
 * @param fares what the journey costs in each class that is sold on it
 * @param seatsLeft on the whole journey
 * @param split how each of the party sits when there are too few of these seats; empty when there are enough
 * @param stops of the journey from the boarding to the alighting stop, only with a split
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
        Money total,
        List<FareOffer> fares,
        List<String> features,
        int fromSequence,
        int seatsLeft,
        List<Seating> split,
        List<OfferedStop> stops) {

    /** A stop of the journey by its sequence; only with a split. */
    public OfferedStop stop(int sequence) {
        return stops.get(sequence - fromSequence);
    }

    /** A stop of an offer. */
    public record OfferedStop(UUID stopId, String name, String timeZone) {}
}
