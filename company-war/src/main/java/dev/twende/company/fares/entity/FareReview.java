package dev.twende.company.fares.entity;

import dev.twende.company.fares.entity.FareWarning.Kind;
import dev.twende.company.routes.entity.Route;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for prices that look like slips, on a day and on each later day on which prices change. */
public final class FareReview {
    /** Days looked at: beyond, somebody has other things to repair first. */
    private static final int DAYS_MAX = 20;
    /** Warnings shown: more than anybody reads. */
    private static final int WARNINGS_MAX = 200;

    private final Route route;
    private final Tariff tariff;
    private final Optional<Tariff> reverse;
    private final List<FareWarning> found = new ArrayList<>();
    private final Set<List<Object>> known = new HashSet<>();

    private FareReview(Route route, Tariff tariff, Optional<Tariff> reverse) {
        this.route = route;
        this.tariff = tariff;
        this.reverse = reverse;
    }

    /**
     * @param reverse the tariff of the route that has the same stops in the opposite order; empty when there is none
     * @param today the first day to look at
     * @return each slip once, with the first day on which it shows
     */
    public static List<FareWarning> of(Route route, Tariff tariff, Optional<Tariff> reverse, LocalDate today) {
        FareReview review = new FareReview(route, tariff, reverse);
        review.look(today);
        tariff.turns().tailSet(today, false).stream().limit(DAYS_MAX).forEach(review::look);
        return review.found.stream().limit(WARNINGS_MAX).toList();
    }

    private void look(LocalDate date) {
        Map<Product, FareTriangle> prices = tariff.on(date);
        Map<Product, FareTriangle> back = reverse.map(other -> other.on(date)).orElse(Map.of());
        prices.forEach((product, triangle) -> {
            FareTriangle adults = prices.get(new Product(product.fareClass(), Product.STANDARD_ADULT.riderCategory()));
            for (int from = 0; from < tariff.stops() - 1; from++) {
                for (int to = from + 1; to < tariff.stops(); to++) {
                    Pair pair = new Pair(product, from, to, date);
                    look(pair, triangle, adults, back.get(product));
                }
            }
        });
    }

    private record Pair(Product product, int from, int to, LocalDate date) {}

    private void look(Pair pair, FareTriangle prices, FareTriangle adults, FareTriangle back) {
        Long price = prices.price(pair.from, pair.to);
        if (price == null) {
            if (pair.product.equals(Product.STANDARD_ADULT) && route.serves(pair.from, pair.to)) {
                warn(Kind.MISSING, pair);
            }
            return;
        }
        if (price == 0) {
            warn(Kind.FREE, pair);
        }
        if (isLess(at(prices, pair.from - 1, pair.to), price) || isLess(at(prices, pair.from, pair.to + 1), price)) {
            warn(Kind.DEARER_THAN_LONGER, pair);
        }
        if (!pair.product.isForAdults() && adults != null && isLess(adults.price(pair.from, pair.to), price)) {
            warn(Kind.DEARER_THAN_ADULT, pair);
        }
        int last = tariff.stops() - 1;
        Long other = back == null ? null : back.price(last - pair.to, last - pair.from);
        if (other != null && 2 * Math.abs(price - other) > Math.min(price, other)) {
            warn(Kind.DIFFERS_FROM_REVERSE, pair);
        }
    }

    private static Long at(FareTriangle prices, int from, int to) {
        return from < 0 || to >= prices.stops() ? null : prices.price(from, to);
    }

    private static boolean isLess(Long other, long price) {
        return other != null && other < price;
    }

    private void warn(Kind kind, Pair pair) {
        if (known.add(List.of(kind, pair.product, pair.from, pair.to))) {
            found.add(new FareWarning(kind, pair.product, pair.from, pair.to, pair.date));
        }
    }
}
