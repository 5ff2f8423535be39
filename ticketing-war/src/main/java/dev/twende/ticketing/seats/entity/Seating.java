package dev.twende.ticketing.seats.entity;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How one passenger sits on a journey: on one seat, or on two with a change on the way.
 *
 * @param places in the order of travel; the first begins where the journey does, each where the one before it ends
 */
public record Seating(List<Place> places) {

    /** One seat from the beginning to the end. */
    public static Seating whole(String seatNumber, Segments journey) {
        return new Seating(List.of(new Place(seatNumber, journey)));
    }

    /** A seat for a part of a journey. */
    public record Place(String seatNumber, Segments segments) {}

    /**
     * What of a journey a seat is not free for: everything between may be taken.
     *
     * @param from sequence of the stop from which on it is taken first
     * @param to sequence of the stop until which it is taken last
     */
    public record Taken(String seatNumber, int from, int to) {}

    /**
     * Seats a party: on one seat each as far as there are such seats, and the others on two each.
     *
     * <p>Of the seats that are free first, those that are free longest are chosen, and of those that are free in the end those that are
     * so earliest. In one order they make pairs whenever any pairs can be made. Nobody changes before they must.
     *
     * @param seats all of the bus, in its order
     * @param taken of the seats that are not free on the whole journey
     * @return one for each passenger; empty when it cannot be done with one change each
     */
    public static List<Seating> ofParty(List<String> seats, Collection<Taken> taken, Segments journey, int passengers) {
        Map<String, Taken> bySeat = taken.stream().collect(Collectors.toMap(Taken::seatNumber, each -> each));
        List<Seating> party = new ArrayList<>();
        seats.stream()
                .filter(seat -> !bySeat.containsKey(seat))
                .limit(passengers)
                .forEach(seat -> party.add(whole(seat, journey)));
        int missing = passengers - party.size();
        List<Taken> heads = seats.stream()
                .filter(bySeat::containsKey)
                .map(bySeat::get)
                .filter(seat -> seat.from() > journey.from())
                .sorted(Comparator.comparingInt(Taken::from).reversed())
                .limit(missing)
                .toList();
        List<Taken> tails = seats.stream()
                .filter(bySeat::containsKey)
                .map(bySeat::get)
                .filter(seat -> seat.to() < journey.to())
                .sorted(Comparator.comparingInt(Taken::to))
                .limit(missing)
                .toList();
        if (heads.size() < missing || tails.size() < missing) {
            return List.of();
        }
        for (int i = 0; i < missing; i++) {
            Taken head = heads.get(i);
            Taken tail = tails.get(missing - 1 - i);
            if (head.from() < tail.to()) {
                return List.of();
            }
            party.add(new Seating(List.of(
                    new Place(head.seatNumber(), new Segments(journey.from(), head.from())),
                    new Place(tail.seatNumber(), new Segments(head.from(), journey.to())))));
        }
        return party;
    }
}
