package dev.twende.ticketing.swaps.boundary;

import dev.twende.ticketing.seats.entity.ClaimKind;
import dev.twende.ticketing.seats.entity.LiveClaim;
import dev.twende.ticketing.swaps.entity.SeatPlanner;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who sits where in the other bus.
 *
 * @param applied whether it is so now; false of a dry run
 * @param moves from which seat to which; one seat may go to several, for different stretches
 * @param stranded for whom there is no seat
 */
public record BusChangeResponse(UUID changeId, boolean applied, List<Move> moves, List<Stranded> stranded) {
    /** @param tickets how many move so; none when the seat is only kept out of sale */
    public record Move(String seatNumber, String newSeatNumber, int tickets) {}

    /** @param tickets how many have no seat; none when it is lent to a device */
    public record Stranded(String seatNumber, int tickets) {}

    private record Way(String from, String to) {}

    static BusChangeResponse of(UUID changeId, boolean applied, SeatPlanner.Seating seating) {
        Map<Way, Integer> moves = new LinkedHashMap<>();
        seating.moves()
                .forEach(move -> moves.merge(
                        new Way(move.claim().seatNumber(), move.seatNumber()), tickets(move.claim()), Integer::sum));
        Map<String, Integer> stranded = new LinkedHashMap<>();
        seating.stranded().forEach(claim -> stranded.merge(claim.seatNumber(), tickets(claim), Integer::sum));
        return new BusChangeResponse(
                changeId,
                applied,
                moves.entrySet().stream()
                        .map(move ->
                                new Move(move.getKey().from(), move.getKey().to(), move.getValue()))
                        .toList(),
                stranded.entrySet().stream()
                        .map(seat -> new Stranded(seat.getKey(), seat.getValue()))
                        .toList());
    }

    private static int tickets(LiveClaim claim) {
        return claim.kind() == ClaimKind.HOLD || claim.kind() == ClaimKind.SALE ? 1 : 0;
    }
}
