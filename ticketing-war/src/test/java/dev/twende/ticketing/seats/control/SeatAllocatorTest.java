package dev.twende.ticketing.seats.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeatAllocatorTest {
    private static final List<String> BUS =
            IntStream.rangeClosed(1, 12).mapToObj(Integer::toString).toList();

    private final SeatAllocator allocator = new SeatAllocator(new Random(7));

    @Test
    void fillsTheSmallestGapThatFits() {
        // gaps: 1-4, 6-7, 9-12
        assertThat(allocator.tidy(BUS, Set.of("5", "8"), 2)).contains(List.of("6", "7"));
        assertThat(allocator.tidy(BUS, Set.of("5", "8"), 3)).contains(List.of("1", "2", "3"));
    }

    @Test
    void partsAPartyOnlyWhenNoGapFits() {
        assertThat(allocator.tidy(BUS, Set.of("2", "4", "6", "8", "10", "12"), 3))
                .contains(List.of("1", "3", "5"));
    }

    @Test
    void saysWhenTheBusIsTooFull() {
        Set<String> taken = new HashSet<>(BUS.subList(0, 10));
        assertThat(allocator.tidy(BUS, taken, 3)).isEmpty();
        assertThat(allocator.anywhere(BUS, taken, 3)).isEmpty();
    }

    @Test
    void alwaysChoosesFreeSeatsOfTheBusTogetherIfPossible() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int round = 0; round < 5_000; round++) {
            Set<String> taken = new HashSet<>();
            BUS.forEach(seat -> {
                if (random.nextInt(3) == 0) {
                    taken.add(seat);
                }
            });
            int count = 1 + random.nextInt(5);
            Optional<List<String>> chosen =
                    random.nextBoolean() ? allocator.tidy(BUS, taken, count) : allocator.anywhere(BUS, taken, count);
            String what =
                    "seed %d round %d: %d of a bus with %s taken: %s".formatted(seed, round, count, taken, chosen);
            if (BUS.size() - taken.size() < count) {
                assertThat(chosen).as(what).isEmpty();
                continue;
            }
            assertThat(chosen).as(what).isPresent();
            assertThat(chosen.get())
                    .as(what)
                    .hasSize(count)
                    .doesNotHaveDuplicates()
                    .isSubsetOf(BUS)
                    .noneMatch(taken::contains);
            boolean possible = IntStream.rangeClosed(0, BUS.size() - count)
                    .anyMatch(
                            start -> BUS.subList(start, start + count).stream().noneMatch(taken::contains));
            int first = BUS.indexOf(chosen.get().get(0));
            assertThat(chosen.get().equals(BUS.subList(first, Math.min(BUS.size(), first + count))))
                    .as(what)
                    .isEqualTo(possible);
        }
    }
}
