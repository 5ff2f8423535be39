package dev.twende.ticketing.changes.boundary;

import dev.twende.ticketing.leases.boundary.LeaseResponse;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.FareTable;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SalesChannel;
import dev.twende.ticketing.schedules.entity.SalesWindow;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.schedules.entity.ScheduleStatus;
import dev.twende.ticketing.seats.entity.SeatForDevice;
import dev.twende.ticketing.tickets.boundary.RevocationList.VoidTicket;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What is new for a device.
 *
 * @param companySuspended whether the company sells nothing at present
 * @param schedules that changed, or came within sight; each whole, in place of what was known of it
 * @param revocations tickets whose codes are void
 * @param keys all keys that codes of this company's tickets are checked with; absent when they are as before
 * @param leases all that the device has for itself; absent when it is as before
 * @param cursor where to go on next time; always there
 * @param more whether to ask again at once
 */
public record ChangesResponse(
        Instant serverTime,
        boolean companySuspended,
        List<ChangedSchedule> schedules,
        List<VoidTicket> revocations,
        List<Key> keys,
        List<LeaseResponse> leases,
        String cursor,
        boolean more) {

    /**
     * A schedule as it stands.
     *
     * @param version grows with every change; of two that are told of one schedule the greater is the later
     * @param plan absent when only its seats changed
     * @param taken what of which seat is not for everyone; what is not named is free
     */
    public record ChangedSchedule(
            UUID scheduleId, ScheduleStatus status, long version, Plan plan, List<TakenSeat> taken) {}

    /**
     * A stretch of a seat.
     *
     * @param state TAKEN when it is held or sold, BLOCKED when it is kept out of sale or lent to another device, OWN when it is lent to this one
     */
    public record TakenSeat(String seatNumber, int fromSequence, int toSequence, SeatForDevice.Standing state) {
        static TakenSeat from(SeatForDevice seen) {
            return new TakenSeat(
                    seen.seatNumber(), seen.segments().from(), seen.segments().to(), seen.standing());
        }
    }

    /**
     * What a schedule sells.
     *
     * @param seats all of the bus, in its order
     * @param opensSeconds how long before the departure at a stop devices begin to sell from it; absent for at any time
     * @param closesSeconds how long before it they end
     * @param passengerFields what every passenger must tell beside the name
     */
    public record Plan(
            UUID routeId,
            String routeName,
            LocalDate serviceDate,
            Instant departureTime,
            String plateNumber,
            List<String> seats,
            List<Stop> stops,
            String currency,
            List<Fare> fares,
            Long opensSeconds,
            long closesSeconds,
            List<String> passengerFields) {
        static Plan from(SchedulePlan plan) {
            SalesWindow window = plan.terms().windows().getOrDefault(SalesChannel.POS, new SalesWindow(null, 0));
            return new Plan(
                    plan.routeId(),
                    plan.routeName(),
                    plan.serviceDate(),
                    plan.departureTime(),
                    plan.plateNumber(),
                    plan.seats(),
                    stops(plan.stops()),
                    plan.currency(),
                    Stream.concat(
                                    Stream.of(Fare.from(FareProduct.STANDARD, FareProduct.ADULT, plan.fares())),
                                    plan.terms().others().stream()
                                            .map(other ->
                                                    Fare.from(other.fareClass(), other.riderCategory(), other.fares())))
                            .toList(),
                    window.opens(),
                    window.closes(),
                    plan.terms().passengerFields().stream()
                            .map(Enum::name)
                            .sorted()
                            .toList());
        }

        private static List<Stop> stops(List<PlannedStop> planned) {
            List<Stop> stops = new ArrayList<>();
            for (PlannedStop stop : planned) {
                stops.add(Stop.from(stops.size(), stop));
            }
            return stops;
        }
    }

    /** A stop, in the order of travel. */
    public record Stop(
            int sequence,
            UUID stopId,
            String name,
            String timeZone,
            Instant arrivalTime,
            Instant departureTime,
            boolean pickup,
            boolean dropOff) {
        static Stop from(int sequence, PlannedStop stop) {
            return new Stop(
                    sequence,
                    stop.stopId(),
                    stop.name(),
                    stop.timeZone().getId(),
                    stop.arrivalTime(),
                    stop.departureTime(),
                    stop.pickup(),
                    stop.dropOff());
        }
    }

    /**
     * What a class costs riders of a category.
     *
     * @param prices in minor units of the currency, each pair of stops: 0 to 1, 0 to 2, ..., 1 to 2, ...; null where it is not sold
     */
    public record Fare(String fareClass, String riderCategory, List<Long> prices) {
        static Fare from(String fareClass, String riderCategory, FareTable fares) {
            return new Fare(fareClass, riderCategory, fares.prices());
        }
    }

    /**
     * A key that codes of tickets are checked with.
     *
     * @param keyId as the code names it: a number for the house's own, a thumbprint (RFC 7638) for a device's
     * @param deviceId whose key it is; absent for the house's own
     * @param since from when on it signs
     * @param until what it signed later is void; absent while it signs
     * @param jwk RFC 7517
     */
    public record Key(String keyId, UUID deviceId, Instant since, Instant until, Jwk jwk) {}

    /**
     * The public half of a key: of kty OKP and crv Ed25519 (RFC 8037), or of kty EC and crv P-256 (RFC 7518).
     *
     * @param y absent for Ed25519
     */
    public record Jwk(String kty, String crv, String x, String y) {}
}
