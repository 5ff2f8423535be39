package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.ticketing.seats.entity.SeatPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeatAllocatorTest {
    /** Of which only the numbers are known. */
    private static final List<SeatPlace> BUS = IntStream.rangeClosed(1, 12)
            .mapToObj(number -> new SeatPlace(Integer.toString(number), 0, 0, number))
            .toList();

    /** As the company house draws them: D driver, O door, S seat, . aisle, - nothing. */
    private static final List<SeatPlace> MINIBUS = drawn("D-SS", "SS.O", "SS.S", "SS.S", "SSSS");

    private static final List<SeatPlace> COASTER = coach(6);
    private static final List<SeatPlace> COACH = coach(11);

    private final SeatAllocator allocator = new SeatAllocator(new Random(7));

    private static List<SeatPlace> coach(int rows) {
        List<String> lines = new ArrayList<>(List.of("D-.-O"));
        lines.addAll(Collections.nCopies(rows, "SS.SS"));
        lines.add("SSSSS");
        return drawn(lines.toArray(String[]::new));
    }

    private static List<SeatPlace> drawn(String... lines) {
        List<SeatPlace> seats = new ArrayList<>();
        for (int row = 0; row < lines.length; row++) {
            for (int column = 0; column < lines[row].length(); column++) {
                if (lines[row].charAt(column) == 'S') {
                    seats.add(new SeatPlace(Integer.toString(seats.size() + 1), 0, row, column));
                }
            }
        }
        return seats;
    }

    private Optional<List<String>> tidy(List<SeatPlace> bus, Set<String> taken, int count) {
        return allocator.tidy(bus, taken, Set.of(), count);
    }

    @Test
    void fillsTheSmallestGapThatFits() {
        // gaps: 1-4, 6-7, 9-12
        assertThat(tidy(BUS, Set.of("5", "8"), 2)).contains(List.of("6", "7"));
        assertThat(tidy(BUS, Set.of("5", "8"), 3)).contains(List.of("1", "2", "3"));
    }

    @Test
    void partsAPartyOnlyWhenNoGapFits() {
        assertThat(tidy(BUS, Set.of("2", "4", "6", "8", "10", "12"), 3)).contains(List.of("1", "3", "5"));
    }

    @Test
    void doesNotTakeAnAisleOrTheNextRowForANeighbour() {
        // 1 2 . 3 4 / 5 6 . 7 8: 2 and 3 have the aisle between them, 4 and 5 a row
        assertThat(tidy(COACH, Set.of("1"), 2)).contains(List.of("3", "4"));
        assertThat(tidy(COACH, Set.of("1", "3"), 2)).contains(List.of("5", "6"));
    }

    @Test
    void putsAFamilyOfThreeOrFourInOneRow() {
        assertThat(tidy(COASTER, Set.of("25", "29"), 3)).contains(List.of("26", "27", "28")); // the bench at the back
        assertThat(tidy(COASTER, Set.of("27"), 3)).contains(List.of("1", "2", "3"));
        assertThat(tidy(COASTER, Set.of("1", "27"), 4)).contains(List.of("5", "6", "7", "8"));
        assertThat(tidy(MINIBUS, Set.of("1"), 4)).contains(List.of("11", "12", "13", "14"));
    }

    @Test
    void putsALargePartyIntoRowsBehindEachOther() {
        assertThat(tidy(COACH, Set.of(), 6).orElseThrow()).hasSize(6).satisfies(SeatAllocatorTest::areInAdjacentRows);
        assertThat(tidy(COACH, Set.of("1", "5", "6", "9", "13"), 8).orElseThrow())
                .hasSize(8)
                .satisfies(chosen -> assertThat(rows(COACH, chosen)).isLessThanOrEqualTo(3));
    }

    private static void areInAdjacentRows(List<? extends String> chosen) {
        assertThat(rows(COACH, chosen)).isLessThanOrEqualTo(2);
    }

    /** From how many rows in front to how many behind. */
    private static int rows(List<SeatPlace> bus, List<? extends String> chosen) {
        int[] rows = bus.stream()
                .filter(seat -> chosen.contains(seat.seatNumber()))
                .mapToInt(SeatPlace::row)
                .sorted()
                .toArray();
        return rows[rows.length - 1] - rows[0] + 1;
    }

    @ParameterizedTest
    @CsvSource({"20, 19", "17, 18"})
    void sitsDownBesideThoseOfThePartyWhoNamedASeat(String named, String neighbour) {
        assertThat(allocator.tidy(COACH, Set.of(), Set.of(named), 1)).contains(List.of(neighbour));
    }

    @Test
    void keepsDecksTogether() {
        List<SeatPlace> decker = Stream.of(0, 1)
                .flatMap(deck -> Stream.of(0, 1, 2)
                        .flatMap(row -> Stream.of(0, 1)
                                .map(column -> new SeatPlace("" + deck + row + column, deck, row, column * 2))))
                .toList();
        assertThat(tidy(decker, Set.of("000", "001", "010"), 4)).contains(List.of("100", "101", "110", "111"));
    }

    @Test
    void saysWhenTheBusIsTooFull() {
        Set<String> taken = new HashSet<>();
        BUS.subList(0, 10).forEach(seat -> taken.add(seat.seatNumber()));
        assertThat(tidy(BUS, taken, 3)).isEmpty();
        assertThat(allocator.anywhere(BUS, taken, Set.of(), 3)).isEmpty();
    }

    @Test
    void alwaysChoosesFreeSeatsOfTheBusSideBySideIfPossible() {
        long seed = 20261123;
        Random random = new Random(seed);
        List<List<SeatPlace>> buses = List.of(BUS, MINIBUS, COASTER, COACH);
        for (int round = 0; round < 5_000; round++) {
            List<SeatPlace> bus = buses.get(round % buses.size());
            Set<String> taken = new HashSet<>();
            bus.forEach(seat -> {
                if (random.nextInt(3) == 0) {
                    taken.add(seat.seatNumber());
                }
            });
            int count = 1 + random.nextInt(5);
            Optional<List<String>> chosen =
                    random.nextBoolean() ? tidy(bus, taken, count) : allocator.anywhere(bus, taken, Set.of(), count);
            String what =
                    "seed %d round %d: %d of a bus with %s taken: %s".formatted(seed, round, count, taken, chosen);
            if (bus.size() - taken.size() < count) {
                assertThat(chosen).as(what).isEmpty();
                continue;
            }
            assertThat(chosen).as(what).isPresent();
            assertThat(chosen.get())
                    .as(what)
                    .hasSize(count)
                    .doesNotHaveDuplicates()
                    .isSubsetOf(bus.stream().map(SeatPlace::seatNumber).toList())
                    .noneMatch(taken::contains);
            boolean possible = IntStream.rangeClosed(0, bus.size() - count)
                    .mapToObj(start -> bus.subList(start, start + count))
                    .anyMatch(seats -> areSideBySide(seats)
                            && seats.stream().noneMatch(seat -> taken.contains(seat.seatNumber())));
            assertThat(areSideBySide(bus.stream()
                            .filter(seat -> chosen.get().contains(seat.seatNumber()))
                            .toList()))
                    .as(what)
                    .isEqualTo(possible);
        }
    }

    private static boolean areSideBySide(List<SeatPlace> seats) {
        return IntStream.range(1, seats.size()).allMatch(i -> seats.get(i - 1).isBeside(seats.get(i)));
    }
}
