package dev.twende.reporting.sales.entity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What facts of one kind add to the totals of one company and hour.
 *
 * @param shard the one of several rows that it is added to
 * @param facts how many
 * @param amount their sum in minor units of the currency
 * @param asOf when the latest of them happened
 */
public record Tally(Key key, int shard, long facts, long amount, Instant asOf) {

    /** Which totals. */
    public record Key(Instant hour, UUID companyId, Fact fact, String currency) implements Comparable<Key> {
        private static final Comparator<Key> ORDER = Comparator.comparing(Key::hour)
                .thenComparing(Key::companyId)
                .thenComparing(Key::fact)
                .thenComparing(Key::currency);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** Sums facts up, in the order of the totals: who adds many must lock them in the same order as everybody. */
    public static List<Tally> of(List<Movement> movements) {
        Map<Key, Tally> tallies = new TreeMap<>();
        for (Movement each : movements) {
            Key key = new Key(
                    each.hour(), each.companyId(), each.fact(), each.money().currency());
            // any row is right, since readers add them up; together they take the row of the first
            int shard = movements.get(0).shard();
            tallies.merge(key, new Tally(key, shard, 1, each.money().amount(), each.at()), Tally::plus);
        }
        return List.copyOf(tallies.values());
    }

    private Tally plus(Tally other) {
        Instant latest = asOf.isAfter(other.asOf) ? asOf : other.asOf;
        return new Tally(key, shard, facts + other.facts, amount + other.amount, latest);
    }
}
