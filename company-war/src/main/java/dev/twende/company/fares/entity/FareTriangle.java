package dev.twende.company.fares.entity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A price for each pair of stops of a line, or none where nothing is sold.
 *
 * @param stops how many stops the line has
 * @param amounts row after row: from stop 0 to 1, 0 to 2, ..., 1 to 2, ...; null where nothing is sold
 */
public record FareTriangle(int stops, List<Long> amounts) {
    private static final String NOT_SOLD = "-";

    public FareTriangle {
        if (amounts.size() != stops * (stops - 1) / 2) {
            throw new IllegalArgumentException(amounts.size() + " prices for " + stops + " stops");
        }
        amounts = Collections.unmodifiableList(new ArrayList<>(amounts)); // List.copyOf refuses the nulls
    }

    /** Nothing is sold. */
    public static FareTriangle empty(int stops) {
        return new FareTriangle(stops, Collections.nCopies(stops * (stops - 1) / 2, null));
    }

    /** Null where nothing is sold. */
    public Long price(int from, int to) {
        return amounts.get(place(from, to));
    }

    private int place(int from, int to) {
        return from * (2 * stops - from - 1) / 2 + to - from - 1;
    }

    /** With another price for one pair; null to sell it no longer. */
    FareTriangle with(int from, int to, Long price) {
        List<Long> changed = new ArrayList<>(amounts);
        changed.set(place(from, to), price);
        return new FareTriangle(stops, changed);
    }

    /** With every price changed; what is not sold stays so. */
    public FareTriangle map(UnaryOperator<Long> change) {
        return new FareTriangle(
                stops,
                amounts.stream()
                        .map(price -> price == null ? null : change.apply(price))
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** These prices where there are any, the others' elsewhere. */
    public FareTriangle or(FareTriangle others) {
        List<Long> merged = new ArrayList<>(amounts);
        for (int i = 0; i < merged.size(); i++) {
            if (merged.get(i) == null) {
                merged.set(i, others.amounts.get(i));
            }
        }
        return new FareTriangle(stops, merged);
    }

    public boolean isEmpty() {
        return amounts.stream().allMatch(Objects::isNull);
    }

    /** As sellers get it: element {@code [i][k]} is the price from stop {@code i} to stop {@code i + 1 + k}. */
    public List<List<Long>> rows() {
        List<List<Long>> rows = new ArrayList<>(stops - 1);
        for (int from = 0; from < stops - 1; from++) {
            int first = place(from, from + 1);
            rows.add(amounts.subList(first, first + stops - 1 - from));
        }
        return rows;
    }

    /** Reads what {@link #text} wrote. */
    public static FareTriangle parse(int stops, String text) {
        return new FareTriangle(
                stops,
                Arrays.stream(text.split(","))
                        .map(price -> price.equals(NOT_SOLD) ? null : Long.valueOf(price))
                        .collect(Collectors.toCollection(ArrayList::new)));
    }

    /** For the way to the database. */
    public String text() {
        return amounts.stream()
                .map(price -> price == null ? NOT_SOLD : price.toString())
                .collect(Collectors.joining(","));
    }
}
