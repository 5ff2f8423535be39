package dev.twende.ticketing.schedules.entity;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;

/**
 * What each pair of stops costs, in minor units of the plan's currency.
 *
 * @param stops how many stops the plan has
 * @param prices the pairs row after row: stop 0 to 1, 0 to 2, ..., 1 to 2, ...; null where no fare is set
 */
public record FareTable(int stops, List<Long> prices) {
    public FareTable {
        if (prices.size() != pairs(stops)) {
            throw new IllegalArgumentException(prices.size() + " fares for " + stops + " stops");
        }
        prices = Collections.unmodifiableList(new ArrayList<>(prices)); // List.copyOf refuses the nulls
    }

    /** From rows as company tells them: row i has the prices from stop i to each later one; short or absent rows are not sold. */
    public static FareTable ofRows(int stops, List<List<Long>> rows) {
        List<Long> prices = new ArrayList<>();
        for (int from = 0; from < stops - 1; from++) {
            List<Long> row = from < rows.size() && rows.get(from) != null ? rows.get(from) : List.of();
            for (int k = 0; k < stops - 1 - from; k++) {
                prices.add(k < row.size() ? row.get(k) : null);
            }
        }
        return new FareTable(stops, prices);
    }

    /** How many pairs of stops a line has. */
    public static int pairs(int stops) {
        return stops * (stops - 1) / 2;
    }

    /** Empty where no fare is set. */
    public OptionalLong price(int from, int to) {
        Long price = prices.get(from * (2 * stops - from - 1) / 2 + to - from - 1);
        return price == null ? OptionalLong.empty() : OptionalLong.of(price);
    }
}
