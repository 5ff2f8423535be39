package dev.twende.ticketing.manifests.entity;

import dev.twende.ticketing.bookings.entity.TicketStatus;
import dev.twende.ticketing.schedules.entity.PlannedStop;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Who rides on a schedule, by the stop where they board and by seat, as it was at one moment.
 *
 * @param asOf that moment
 * @param frozen whether it is the one that was kept when the bus left, and will not change
 * @param counts of the whole ride
 */
public record Manifest(
        UUID scheduleId,
        UUID companyId,
        String companyName,
        String routeName,
        String plateNumber,
        LocalDate serviceDate,
        Instant departureTime,
        Instant asOf,
        boolean frozen,
        Counts counts,
        List<Stop> stops) {

    /**
     * How many.
     *
     * @param passengers who have a seat
     * @param paid of them, those who have paid
     * @param boarded of those, those who were seen
     * @param missed of those, those who did not come
     */
    public record Counts(int passengers, int paid, int boarded, int missed) {
        static Counts of(List<Passenger> passengers) {
            return new Counts(
                    passengers.size(),
                    count(passengers, Passenger::paid),
                    count(passengers, Passenger::boarded),
                    count(passengers, passenger -> passenger.status() == TicketStatus.NO_SHOW));
        }

        private static int count(List<Passenger> passengers, Predicate<Passenger> which) {
            return (int) passengers.stream().filter(which).count();
        }
    }

    /**
     * A stop, and who boards there.
     *
     * @param departureTime planned; the arrival at the last stop
     * @param boarding how many board here
     * @param alighting how many have their seats until here
     * @param onBoard how many have a seat when the bus leaves here, if all come
     */
    public record Stop(
            int sequence,
            UUID stopId,
            String name,
            String timeZone,
            Instant departureTime,
            Counts boarding,
            int alighting,
            int onBoard,
            List<Passenger> passengers) {}

    /**
     * One of them.
     *
     * @param seatNumber where the passenger boards
     * @param nextSeat another one that follows on the way; absent for who keeps the seat
     * @param from name of the stop where the passenger boards
     * @param paid false for seats that are reserved only
     * @param boardedAt absent while the passenger was not seen
     */
    public record Passenger(
            UUID ticketId,
            String seatNumber,
            NextSeat nextSeat,
            String name,
            String phone,
            String from,
            String to,
            String bookingReference,
            String riderCategory,
            TicketStatus status,
            boolean paid,
            boolean boarded,
            Instant boardedAt) {
        private static Passenger of(Rider rider, SchedulePlan plan) {
            return new Passenger(
                    rider.ticketId(),
                    rider.seatNumber(),
                    rider.changeSequence() == null
                            ? null
                            : new NextSeat(
                                    rider.secondSeatNumber(),
                                    plan.stops().get(rider.changeSequence()).name()),
                    rider.name(),
                    rider.phone(),
                    plan.stops().get(rider.fromSequence()).name(),
                    plan.stops().get(rider.toSequence()).name(),
                    rider.bookingReference(),
                    rider.riderCategory(),
                    rider.status(),
                    rider.status() != TicketStatus.RESERVED,
                    rider.status() == TicketStatus.BOARDED,
                    rider.boardedAt());
        }
    }

    /**
     * The seat that a passenger has from a stop on.
     *
     * @param from name of the stop
     */
    public record NextSeat(String seatNumber, String from) {}

    /** Puts the riders where they board, in the order of the bus's seats. */
    public static Manifest of(SchedulePlan plan, List<Rider> riders, Instant asOf, boolean frozen) {
        Comparator<Rider> bySeat = Comparator.<Rider>comparingInt(rider -> place(plan, rider.seatNumber()))
                .thenComparing(Rider::seatNumber)
                .thenComparing(Rider::ticketId);
        List<Stop> stops = new ArrayList<>();
        List<Passenger> all = new ArrayList<>();
        int onBoard = 0;
        for (int i = 0; i < plan.stops().size(); i++) {
            int here = i;
            List<Passenger> passengers = riders.stream()
                    .filter(rider -> rider.fromSequence() == here)
                    .sorted(bySeat)
                    .map(rider -> Passenger.of(rider, plan))
                    .toList();
            int alighting = (int)
                    riders.stream().filter(rider -> rider.toSequence() == here).count();
            onBoard += passengers.size() - alighting;
            all.addAll(passengers);
            stops.add(stop(plan, i, passengers, alighting, onBoard));
        }
        return new Manifest(
                plan.scheduleId(),
                plan.companyId(),
                plan.companyName(),
                plan.routeName(),
                plan.plateNumber(),
                plan.serviceDate(),
                plan.departureTime(),
                asOf,
                frozen,
                Counts.of(all),
                stops);
    }

    /** The tickets that it shows as paid. */
    public Stream<UUID> paid() {
        return stops.stream()
                .flatMap(stop -> stop.passengers().stream())
                .filter(Passenger::paid)
                .map(Passenger::ticketId);
    }

    private static int place(SchedulePlan plan, String seatNumber) {
        int place = plan.seats().indexOf(seatNumber);
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static Stop stop(SchedulePlan plan, int sequence, List<Passenger> passengers, int alighting, int onBoard) {
        PlannedStop stop = plan.stops().get(sequence);
        return new Stop(
                sequence,
                stop.stopId(),
                stop.name(),
                stop.timeZone().getId(),
                sequence == plan.stops().size() - 1 ? stop.arrivalTime() : stop.departureTime(),
                Counts.of(passengers),
                alighting,
                onBoard,
                passengers);
    }
}
