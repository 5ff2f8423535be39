package dev.twende.ticketing.schedules.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.FareOffer;
import dev.twende.ticketing.schedules.entity.Offer;
import dev.twende.ticketing.seats.entity.Seating;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A departure that can be bought.
 *
 * @param departureTime from the boarding stop
 * @param arrivalTime at the alighting stop
 * @param price what the first of the party pays in the cheapest class
 * @param total what all of the party pay in the cheapest class
 * @param fareClasses those that the whole party can be sold, cheapest first
 * @param features of the bus, such as AC or WIFI
 * @param seatsLeft on this stretch, at this moment and without promise
 * @param seating SINGLE when everyone finds a seat for the whole journey; SPLIT when some must change to another on the way
 * @param split with SPLIT, where each of the party sits; absent with SINGLE, where seats are chosen from the seat map
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
        Money total,
        List<FareClassOffer> fareClasses,
        List<String> features,
        int seatsLeft,
        SeatingKind seating,
        List<PassengerSeats> split) {

    /** Whether everyone keeps one seat. */
    public enum SeatingKind {
        SINGLE,
        SPLIT
    }

    /** The seats of one passenger, in the order of travel; more than one means a change on the way, in the same bus. */
    public record PassengerSeats(List<SeatOnTheWay> seats) {
        static PassengerSeats from(Seating seating, Offer offer) {
            return new PassengerSeats(seating.places().stream()
                    .map(place -> new SeatOnTheWay(
                            place.seatNumber(),
                            Stop.from(offer.stop(place.segments().from())),
                            Stop.from(offer.stop(place.segments().to()))))
                    .toList());
        }
    }

    /** A seat, where it is taken and where it is left. */
    public record SeatOnTheWay(String seatNumber, Stop from, Stop to) {}

    /** Who drives. */
    public record Company(UUID companyId, String name) {}

    /** Where to board or alight; times are shown in its zone. */
    public record Stop(UUID stopId, String name, String timeZone) {
        static Stop from(Offer.OfferedStop stop) {
            return new Stop(stop.stopId(), stop.name(), stop.timeZone());
        }
    }

    /**
     * @param riders the category of each in the party
     * @param fareClass the only class wanted; null for all
     */
    static OfferResponse from(Offer offer, List<String> riders, String fareClass) {
        List<FareClassOffer> classes = FareOffer.forParty(offer.fares(), riders).stream()
                .filter(fare -> fareClass == null || fareClass.equals(fare.fareClass()))
                .map(fare -> FareClassOffer.from(fare, riders))
                .toList();
        return new OfferResponse(
                offer.scheduleId(),
                new Company(offer.companyId(), offer.companyName()),
                offer.routeName(),
                offer.plateNumber(),
                Stop.from(offer.from()),
                Stop.from(offer.to()),
                offer.departureTime(),
                offer.arrivalTime(),
                classes.get(0).price(),
                offer.total(),
                classes,
                offer.features(),
                offer.seatsLeft(),
                offer.split().isEmpty() ? SeatingKind.SINGLE : SeatingKind.SPLIT,
                offer.split().isEmpty()
                        ? null
                        : offer.split().stream()
                                .map(seating -> PassengerSeats.from(seating, offer))
                                .toList());
    }
}
