package dev.twende.ticketing.seatmaps.boundary;

import dev.twende.kit.money.Money;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.ticketing.schedules.boundary.FareClassOffer;
import dev.twende.ticketing.schedules.entity.FareOffer;
import dev.twende.ticketing.schedules.entity.FareProduct;
import dev.twende.ticketing.schedules.entity.Journey;
import dev.twende.ticketing.schedules.entity.PlannedSeat;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import dev.twende.ticketing.seats.entity.SeatState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Every seat of the bus, in its order, as it is on one stretch.
 *
 * @param price what an adult pays in the cheapest class
 * @param fareClasses those that an adult can be sold, cheapest first
 */
public record SeatMapResponse(
        UUID scheduleId,
        int fromSequence,
        int toSequence,
        Money price,
        List<FareClassOffer> fareClasses,
        List<Seat> seats) {
    /**
     * A seat and what it is on this stretch; where it stands is absent when it is not known.
     *
     * @param deck 0 is the lower one
     * @param row counted from the front, from 0
     * @param column counted from the left in the direction of travel, from 0
     * @param properties such as WINDOW, AISLE, LADIES, ACCESSIBLE
     * @param blockReason why it is blocked; told to the company's people only
     */
    public record Seat(
            String seatNumber,
            SeatState state,
            String blockReason,
            Integer deck,
            Integer row,
            Integer column,
            List<String> properties) {

        static Seat of(String seatNumber, SeatState state, String blockReason, Optional<PlannedSeat> place) {
            return new Seat(
                    seatNumber,
                    state,
                    blockReason,
                    place.map(PlannedSeat::deck).orElse(null),
                    place.map(PlannedSeat::row).orElse(null),
                    place.map(PlannedSeat::column).orElse(null),
                    place.map(PlannedSeat::properties).orElse(null));
        }
    }

    /**
     * @param blockReasons by seat; empty for those who are not told
     * @throws Problem {@link ProblemType#NOT_SELLABLE} when no class has a price for an adult
     */
    static SeatMapResponse of(
            SchedulePlan plan, Journey journey, Map<String, SeatState> occupied, Map<String, String> blockReasons) {
        List<String> adult = List.of(FareProduct.ADULT);
        List<FareClassOffer> classes = FareOffer.forParty(plan.offers(journey), adult).stream()
                .map(offer -> FareClassOffer.from(offer, adult))
                .toList();
        if (classes.isEmpty()) {
            throw Problem.of(ProblemType.NOT_SELLABLE, "No fare is set for this pair of stops.");
        }
        Map<String, PlannedSeat> places =
                plan.layout().stream().collect(Collectors.toMap(PlannedSeat::seatNumber, seat -> seat, (a, b) -> a));
        return new SeatMapResponse(
                plan.scheduleId(),
                journey.from(),
                journey.to(),
                classes.get(0).price(),
                classes,
                plan.seats().stream()
                        .map(seat -> Seat.of(
                                seat,
                                occupied.getOrDefault(seat, SeatState.FREE),
                                blockReasons.get(seat),
                                Optional.ofNullable(places.get(seat))))
                        .toList());
    }
}
