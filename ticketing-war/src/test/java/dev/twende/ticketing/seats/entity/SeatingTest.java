package dev.twende.ticketing.seats.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.entity.Seating.Place;
import dev.twende.ticketing.seats.entity.Seating.Taken;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Seats for those who must change on the way. */
class SeatingTest {
    private static final Segments WHOLE = new Segments(0, 4);

    private static Place place(String seat, int from, int to) {
        return new Place(seat, new Segments(from, to));
    }

    @Test
    void changesAsLateAsItMust() {
        List<Taken> taken = List.of(new Taken("1", 3, 4), new Taken("2", 0, 1), new Taken("3", 2, 3));
        assertThat(Seating.ofParty(List.of("1", "2", "3"), taken, WHOLE, 1))
                .containsExactly(new Seating(List.of(place("1", 0, 3), place("2", 3, 4))));
    }

    @Test
    void giveOneSeatToThoseForWhomThereIsOne() {
        List<Taken> taken = List.of(new Taken("1", 3, 4), new Taken("2", 0, 1));
        assertThat(Seating.ofParty(List.of("1", "2", "3"), taken, WHOLE, 2))
                .containsExactly(
                        new Seating(List.of(place("3", 0, 4))),
                        new Seating(List.of(place("1", 0, 3), place("2", 3, 4))));
        assertThat(Seating.ofParty(List.of("1", "2", "3"), taken, WHOLE, 3)).isEmpty();
    }

    @Test
    void aSeatServesTwoWhoDoNotMeetOnIt() {
        List<Taken> taken = List.of(new Taken("1", 1, 3), new Taken("2", 0, 1), new Taken("3", 3, 4));
        assertThat(Seating.ofParty(List.of("1", "2", "3"), taken, WHOLE, 2))
                .containsExactly(
                        new Seating(List.of(place("3", 0, 3), place("1", 3, 4))),
                        new Seating(List.of(place("1", 0, 1), place("2", 1, 4))));
    }

    @Test
    void findsSeatsWheneverThereAreAny() {
        Random random = new Random(4711);
        int found = 0;
        for (int round = 0; round < 5_000; round++) {
            List<String> seats = IntStream.range(0, 1 + random.nextInt(4))
                    .mapToObj(String::valueOf)
                    .toList();
            List<Taken> taken = new ArrayList<>();
            for (String seat : seats) {
                int from = random.nextInt(4);
                if (random.nextInt(5) > 0) {
                    taken.add(new Taken(seat, from, from + 1 + random.nextInt(4 - from)));
                }
            }
            int passengers = 1 + random.nextInt(seats.size());
            List<Seating> party = Seating.ofParty(seats, taken, WHOLE, passengers);
            String what = "round " + round + ": " + taken + " for " + passengers + " gives " + party;
            assertThat(party.isEmpty())
                    .as(what)
                    .isEqualTo(!canBeSeated(seats, taken, seats.size() - taken.size(), passengers));
            if (!party.isEmpty()) {
                found++;
                assertThat(party).as(what).hasSize(passengers);
                mustBeTrue(party, taken, what);
            }
        }
        assertThat(found).as("parties seated").isBetween(500, 4_500);
    }

    /** Everyone sits from the beginning to the end, on seats that are free, and nobody on another's lap. */
    private static void mustBeTrue(List<Seating> party, List<Taken> taken, String what) {
        List<Place> places =
                party.stream().flatMap(seating -> seating.places().stream()).toList();
        for (Seating seating : party) {
            List<Place> own = seating.places();
            assertThat(own.size()).as(what).isBetween(1, 2);
            assertThat(own.get(0).segments().from()).as(what).isZero();
            assertThat(own.get(own.size() - 1).segments().to()).as(what).isEqualTo(4);
            assertThat(own.get(0).segments().to())
                    .as(what)
                    .isEqualTo(own.size() == 1 ? 4 : own.get(1).segments().from());
        }
        for (Place place : places) {
            assertThat(places)
                    .as(what)
                    .filteredOn(other -> other != place
                            && other.seatNumber().equals(place.seatNumber())
                            && other.segments().overlaps(place.segments()))
                    .isEmpty();
            assertThat(taken)
                    .as(what)
                    .filteredOn(seat -> seat.seatNumber().equals(place.seatNumber())
                            && place.segments().overlaps(new Segments(seat.from(), seat.to())))
                    .isEmpty();
        }
    }

    /** By trying every pair of seats for one passenger after another. */
    private static boolean canBeSeated(List<String> seats, List<Taken> taken, int free, int passengers) {
        int missing = passengers - Math.min(free, passengers);
        return pairs(taken, new boolean[taken.size()], new boolean[taken.size()], missing);
    }

    private static boolean pairs(List<Taken> taken, boolean[] headUsed, boolean[] tailUsed, int missing) {
        if (missing == 0) {
            return true;
        }
        for (int head = 0; head < taken.size(); head++) {
            for (int tail = 0; tail < taken.size(); tail++) {
                boolean fits = !headUsed[head]
                        && !tailUsed[tail]
                        && taken.get(head).from() > 0
                        && taken.get(tail).to() < 4
                        && taken.get(tail).to() <= taken.get(head).from();
                if (fits) {
                    headUsed[head] = true;
                    tailUsed[tail] = true;
                    if (pairs(taken, headUsed, tailUsed, missing - 1)) {
                        return true;
                    }
                    headUsed[head] = false;
                    tailUsed[tail] = false;
                }
            }
        }
        return false;
    }
}
