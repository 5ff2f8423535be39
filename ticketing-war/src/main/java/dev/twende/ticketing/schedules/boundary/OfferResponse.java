package dev.twende.ticketing.schedules.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.Offer;
import java.time.Instant;
import java.util.UUID;

/**
 * A departure that can be bought.
 *
 * @param departureTime from the boarding stop
 * @param arrivalTime at the alighting stop
 * @param price for one seat
 * @param seatsLeft on this stretch, at this moment and without promise
 */
public record OfferResponse(
        UUID scheduleId,
        Company company,
        String routeName,
        String plateNumber,
        Stop from,
        Stop to,
        Instant departureTime,
        Instant arrivalTime,
        Money price,
        int seatsLeft) {

    /** Who drives. */
    public record Company(UUID companyId, String name) {}

    /** Where to board or alight; times are shown in its zone. */
    public record Stop(UUID stopId, String name, String timeZone) {
        static Stop from(Offer.OfferedStop stop) {
            return new Stop(stop.stopId(), stop.name(), stop.timeZone());
        }
    }

    static OfferResponse from(Offer offer) {
        return new OfferResponse(
                offer.scheduleId(),
                new Company(offer.companyId(), offer.companyName()),
                offer.routeName(),
                offer.plateNumber(),
                Stop.from(offer.from()),
                Stop.from(offer.to()),
                offer.departureTime(),
                offer.arrivalTime(),
                offer.price(),
                offer.seatsLeft());
    }
}
