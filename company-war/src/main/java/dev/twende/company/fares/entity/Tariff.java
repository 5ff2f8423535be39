package dev.twende.company.fares.entity;

import dev.twende.company.routes.entity.Route;
import dev.twende.kit.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * All prices of one route. A price that is not here is not sold: there is no fallback to another pair, class, category or date.
 *
 * <p>Kept as periods, in each of which nothing changes: a product has at most one period on a date. Prices come and are shown one
 * by one; those of equal dates share a period, and one with dates of its own cuts it.
 *
 * @param stops how many stops the route has
 * @param periods by product, then by date
 */
public record Tariff(int stops, List<FarePeriod> periods) {
    /** How often the prices of a product may change: a tariff round a week, for a year. */
    public static final int PERIODS_MAX = 60;

    private static final Comparator<FarePeriod> ORDER = Comparator.comparing(
                    (FarePeriod period) -> !period.product().equals(Product.STANDARD_ADULT))
            .thenComparing(period -> period.product().fareClass())
            .thenComparing(period -> period.product().riderCategory())
            .thenComparing(FarePeriod::validFrom);

    public Tariff {
        periods = periods.stream().sorted(ORDER).toList();
    }

    /** Nothing is sold. */
    public static Tariff empty(int stops) {
        return new Tariff(stops, List.of());
    }

    /**
     * The tariff that has exactly these prices.
     *
     * @throws Problem naming the price that nobody can use, or that another one contradicts
     */
    public static Tariff of(Route route, List<Fare> fares) {
        Map<Product, List<Integer>> byProduct = new LinkedHashMap<>();
        for (int i = 0; i < fares.size(); i++) {
            mustBeUsable(route, fares.get(i), i);
            byProduct
                    .computeIfAbsent(fares.get(i).product(), any -> new ArrayList<>())
                    .add(i);
        }
        int stops = route.stops().size();
        List<FarePeriod> periods = new ArrayList<>();
        byProduct.forEach((product, places) -> periods.addAll(periods(stops, product, fares, places)));
        return new Tariff(stops, tidy(periods));
    }

    private static void mustBeUsable(Route route, Fare fare, int place) {
        String field = "fares[" + place + "]";
        if (!route.serves(fare.from(), fare.to())) {
            throw Problem.invalid(field, "nobody can board at the first of these stops and alight at the second");
        }
        if (fare.validTo().isBefore(fare.validFrom())) {
            throw Problem.invalid(field + ".valid_to", "must not be before valid_from");
        }
        if (fare.amount() == 0 && fare.product().isForAdults()) {
            throw Problem.invalid(field + ".amount", "must be more than 0 for adults");
        }
    }

    private static List<FarePeriod> periods(int stops, Product product, List<Fare> fares, List<Integer> places) {
        TreeSet<LocalDate> cuts = new TreeSet<>();
        for (int place : places) {
            cuts.add(fares.get(place).validFrom());
            cuts.add(fares.get(place).validTo().plusDays(1));
        }
        if (cuts.size() > PERIODS_MAX + 1) {
            throw Problem.invalid(
                    "fares[" + places.get(0) + "]",
                    "the prices of this class and category change on more than " + PERIODS_MAX + " dates");
        }
        List<FarePeriod> periods = new ArrayList<>();
        for (LocalDate start : cuts.headSet(cuts.last())) {
            Long[] amounts = new Long[stops * (stops - 1) / 2];
            for (int place : places) {
                Fare fare = fares.get(place);
                if (fare.validFrom().isAfter(start) || fare.validTo().isBefore(start)) {
                    continue;
                }
                int pair = fare.from() * (2 * stops - fare.from() - 1) / 2 + fare.to() - fare.from() - 1;
                if (amounts[pair] != null) {
                    throw Problem.invalid("fares[" + place + "]", "is priced for these dates already");
                }
                amounts[pair] = fare.amount();
            }
            LocalDate end = cuts.higher(start).minusDays(1);
            periods.add(new FarePeriod(product, start, end, new FareTriangle(stops, Arrays.asList(amounts))));
        }
        return periods;
    }

    /** Without periods in which nothing is sold, and without neighbours that are alike. */
    private static List<FarePeriod> tidy(List<FarePeriod> periods) {
        List<FarePeriod> tidy = new ArrayList<>();
        for (FarePeriod period : periods) {
            if (period.prices().isEmpty()) {
                continue;
            }
            int last = tidy.size() - 1;
            if (last >= 0 && tidy.get(last).isGoneOnBy(period)) {
                tidy.set(last, tidy.get(last).until(period.validTo()));
            } else {
                tidy.add(period);
            }
        }
        return tidy;
    }

    /** The prices one by one: by product, then along the route, then by date. */
    public List<Fare> fares() {
        Map<Product, List<FarePeriod>> byProduct = new LinkedHashMap<>();
        periods.forEach(period -> byProduct
                .computeIfAbsent(period.product(), any -> new ArrayList<>())
                .add(period));
        List<Fare> fares = new ArrayList<>();
        byProduct.values().forEach(ofProduct -> {
            for (int from = 0; from < stops - 1; from++) {
                for (int to = from + 1; to < stops; to++) {
                    addFares(fares, ofProduct, from, to);
                }
            }
        });
        return fares;
    }

    private static void addFares(List<Fare> fares, List<FarePeriod> periods, int from, int to) {
        Fare last = null;
        for (FarePeriod period : periods) {
            Long amount = period.prices().price(from, to);
            if (amount == null) {
                continue;
            }
            boolean goesOn = last != null
                    && last.amount() == amount
                    && last.validTo().plusDays(1).equals(period.validFrom());
            if (goesOn) {
                fares.remove(fares.size() - 1);
            }
            last = new Fare(
                    from,
                    to,
                    period.product().fareClass(),
                    period.product().riderCategory(),
                    goesOn ? last.validFrom() : period.validFrom(),
                    period.validTo(),
                    amount);
            fares.add(last);
        }
    }

    /** What each product costs on a date. */
    public Map<Product, FareTriangle> on(LocalDate date) {
        Map<Product, FareTriangle> prices = new LinkedHashMap<>();
        periods.stream()
                .filter(period -> period.contains(date))
                .forEach(period -> prices.put(period.product(), period.prices()));
        return prices;
    }

    /** The dates on which prices begin or end, the first after a period among them. */
    public TreeSet<LocalDate> turns() {
        TreeSet<LocalDate> turns = new TreeSet<>();
        periods.forEach(period -> {
            turns.add(period.validFrom());
            turns.add(period.validTo().plusDays(1));
        });
        return turns;
    }

    /** Without the price of a pair, from a date on; the same as before when there is none. */
    public Tariff without(Product product, int from, int to, LocalDate since) {
        return changed(
                Optional.of(product),
                since,
                period -> period.with(period.prices().with(from, to, null)));
    }

    /** With every price changed from a date on. */
    public Tariff adjusted(Optional<Product> product, LocalDate since, LongUnaryOperator change) {
        return changed(product, since, period -> period.with(period.prices().map(change::applyAsLong)));
    }

    private Tariff changed(Optional<Product> product, LocalDate since, UnaryOperator<FarePeriod> change) {
        List<FarePeriod> changed = new ArrayList<>();
        for (FarePeriod period : periods) {
            boolean isMeant = product.isEmpty() || product.get().equals(period.product());
            if (!isMeant || period.validTo().isBefore(since)) {
                changed.add(period);
            } else if (period.validFrom().isBefore(since)) {
                changed.add(period.until(since.minusDays(1)));
                changed.add(change.apply(period.since(since)));
            } else {
                changed.add(change.apply(period));
            }
        }
        return new Tariff(stops, tidy(changed));
    }
}
