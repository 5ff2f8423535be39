package dev.twende.payment.shifts.entity;

import dev.twende.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what a drawer was counted to hold with what it should hold. */
public final class CashUp {
    /** The method whose money is in the drawer itself. */
    public static final String CASH = "CASH";

    private CashUp() {}

    /**
     * @param opening change money at the beginning, which is expected to be there still
     * @param taken what the entries of each method add up to
     * @param counted by method; every method that was used must be counted, and cash in any case
     * @return one for each method, in the order of their names
     * @throws Problem naming the methods that were not counted
     */
    public static List<Count> of(long opening, Map<String, Long> taken, Map<String, Long> counted) {
        Map<String, Long> expected = new TreeMap<>(taken);
        expected.merge(CASH, opening, Math::addExact);
        List<String> missing = expected.keySet().stream()
                .filter(method -> !counted.containsKey(method))
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.invalid("counted", "must say what was counted of " + String.join(", ", missing));
        }
        counted.keySet().forEach(method -> expected.putIfAbsent(method, 0L));
        List<Count> counts = new ArrayList<>();
        expected.forEach((method, amount) -> counts.add(new Count(method, amount, counted.get(method))));
        return counts;
    }
}
