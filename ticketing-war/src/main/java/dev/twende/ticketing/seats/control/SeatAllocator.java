package dev.twende.ticketing.seats.control;

import dev.twende.ticketing.seats.entity.SeatPlace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses seats for passengers who named none: side by side if possible, else in one row, else as near to each other as the bus
 * allows.
 */
public final class SeatAllocator {
    private static final Comparator<SeatPlace> ROW_BY_ROW = Comparator.comparingInt(SeatPlace::deck)
            .thenComparingInt(SeatPlace::row)
            .thenComparingInt(SeatPlace::column);

    private final RandomGenerator random;

    public SeatAllocator(RandomGenerator random) {
        this.random = random;
    }

    /**
     * The tidy choice: the smallest gap that fits, so that large groups find room later; near those of the party who have seats.
     *
     * @param bus all of its seats
     * @param taken by others
     * @param party the seats that others of the party named
     * @return empty when fewer seats are free
     */
    public Optional<List<String>> tidy(
            List<SeatPlace> bus, Collection<String> taken, Collection<String> party, int count) {
        List<SeatPlace> free = free(bus, taken, party);
        List<SeatPlace> companions =
                bus.stream().filter(seat -> party.contains(seat.seatNumber())).toList();
        Comparator<List<SeatPlace>> nearest = Comparator.comparingInt(seats -> distance(seats, companions));
        return windows(gaps(free, SeatPlace::isBeside), count)
                .min(Comparator.<Window>comparingInt(window -> distance(window.seats(), companions))
                        .thenComparingInt(Window::gap))
                .map(Window::seats)
                .or(() -> windows(gaps(free, SeatPlace::isInRowOf), count)
                        .map(Window::seats)
                        .min(nearest.thenComparingInt(SeatAllocator::spread)))
                .or(() -> clusters(free, count).min(nearest.thenComparingInt(SeatAllocator::spread)))
                .map(SeatAllocator::numbers);
    }

    /** The choice after a tidy one was lost to someone who chose as tidily: any place where they sit together as well. */
    public Optional<List<String>> anywhere(
            List<SeatPlace> bus, Collection<String> taken, Collection<String> party, int count) {
        List<SeatPlace> free = free(bus, taken, party);
        return anyOf(windows(gaps(free, SeatPlace::isBeside), count)
                        .map(Window::seats)
                        .toList())
                .or(() -> anyOf(windows(gaps(free, SeatPlace::isInRowOf), count)
                        .map(Window::seats)
                        .toList()))
                .or(() -> anyOf(clusters(free, count).toList()))
                .map(SeatAllocator::numbers);
    }

    private Optional<List<SeatPlace>> anyOf(List<List<SeatPlace>> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(random.nextInt(choices.size())));
    }

    private static List<SeatPlace> free(List<SeatPlace> bus, Collection<String> taken, Collection<String> party) {
        Set<String> gone = new HashSet<>(taken);
        gone.addAll(party);
        return bus.stream()
                .filter(seat -> !gone.contains(seat.seatNumber()))
                .sorted(ROW_BY_ROW)
                .toList();
    }

    /** Free seats that hang together, each with the next. */
    private static List<List<SeatPlace>> gaps(List<SeatPlace> free, BiPredicate<SeatPlace, SeatPlace> together) {
        List<List<SeatPlace>> gaps = new ArrayList<>();
        for (SeatPlace seat : free) {
            List<SeatPlace> gap = gaps.isEmpty() ? List.of() : gaps.get(gaps.size() - 1);
            if (gap.isEmpty() || !together.test(gap.get(gap.size() - 1), seat)) {
                gap = new ArrayList<>();
                gaps.add(gap);
            }
            gap.add(seat);
        }
        return gaps;
    }

    /**
     * So many seats in a row of a gap.
     *
     * @param gap how many seats the gap has
     */
    private record Window(List<SeatPlace> seats, int gap) {}

    private static Stream<Window> windows(List<List<SeatPlace>> gaps, int count) {
        return gaps.stream()
                .flatMap(gap -> IntStream.rangeClosed(0, gap.size() - count)
                        .mapToObj(start -> new Window(gap.subList(start, start + count), gap.size())));
    }

    /** Around each free seat those that are nearest to it. */
    private static Stream<List<SeatPlace>> clusters(List<SeatPlace> free, int count) {
        return free.size() < count
                ? Stream.empty()
                : free.stream().map(middle -> {
                    Set<SeatPlace> nearest = new HashSet<>(free.stream()
                            .sorted(Comparator.comparingInt(middle::distance))
                            .limit(count)
                            .toList());
                    return free.stream().filter(nearest::contains).toList();
                });
    }

    /** How far apart the seats are, from each to every other. */
    private static int spread(List<SeatPlace> seats) {
        return distance(seats, seats);
    }

    private static int distance(List<SeatPlace> seats, List<SeatPlace> others) {
        return seats.stream()
                .mapToInt(seat -> others.stream().mapToInt(seat::distance).sum())
                .sum();
    }

    private static List<String> numbers(List<SeatPlace> seats) {
        return seats.stream().map(SeatPlace::seatNumber).toList();
    }
}
