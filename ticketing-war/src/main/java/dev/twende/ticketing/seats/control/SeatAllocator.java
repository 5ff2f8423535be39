package dev.twende.ticketing.seats.control;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Chooses seats for passengers who named none: together if possible. Seats are neighbours when the bus numbers them in a row. */
public final class SeatAllocator {
    private final RandomGenerator random;

    public SeatAllocator(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The tidy choice: the smallest gap that fits, so that large groups find room later.
     *
     * @param seats all of the bus, in its order
     * @return empty when fewer seats are free
     */
    public Optional<List<String>> tidy(List<String> seats, Set<String> taken, int count) {
        return gaps(seats, taken).stream()
                .filter(gap -> gap.size() >= count)
                .min(Comparator.comparingInt(List::size))
                .map(gap -> List.copyOf(gap.subList(0, count)))
                .or(() -> scattered(seats, taken, count));
    }

    /** The choice after a tidy one was lost to someone who chose as tidily: any gap that fits, and any place in it. */
    public Optional<List<String>> anywhere(List<String> seats, Set<String> taken, int count) {
        List<List<String>> windows = new ArrayList<>();
        for (List<String> gap : gaps(seats, taken)) {
            for (int start = 0; start + count <= gap.size(); start++) {
                windows.add(gap.subList(start, start + count));
            }
        }
        return windows.isEmpty()
                ? scattered(seats, taken, count)
                : Optional.of(List.copyOf(windows.get(random.nextInt(windows.size()))));
    }

    private static Optional<List<String>> scattered(List<String> seats, Set<String> taken, int count) {
        List<String> free = seats.stream()
                .filter(seat -> !taken.contains(seat))
                .limit(count)
                .toList();
        return free.size() == count ? Optional.of(free) : Optional.empty();
    }

    private static List<List<String>> gaps(List<String> seats, Set<String> taken) {
        List<List<String>> gaps = new ArrayList<>();
        List<String> gap = new ArrayList<>();
        for (String seat : seats) {
            if (!taken.contains(seat)) {
                gap.add(seat);
            } else if (!gap.isEmpty()) {
                gaps.add(gap);
                gap = new ArrayList<>();
            }
        }
        if (!gap.isEmpty()) {
            gaps.add(gap);
        }
        return gaps;
    }
}
