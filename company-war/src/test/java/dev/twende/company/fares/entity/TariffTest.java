package dev.twende.company.fares.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.company.routes.entity.Route;
import dev.twende.company.routes.entity.RouteStop;
import dev.twende.company.timetables.entity.ServiceDates;
import dev.twende.kit.problem.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TariffTest {
    private static final long SEED = 20261123;
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final LocalDate NEW_YEAR = LocalDate.of(2027, 1, 1);
    private static final Product ADULT = Product.STANDARD_ADULT;
    private static final Product CHILD = new Product("STANDARD", "CHILD");
    /** Nobody boards at stop 1. */
    private static final Route ROUTE = new Route(
            new UUID(0, 9),
            new UUID(0, 8),
            "Kigali - Rusizi",
            null,
            List.of(stop(1, 0, true), stop(2, 3600, false), stop(3, 7200, true), stop(4, 14400, true)));

    private static RouteStop stop(int id, int seconds, boolean pickup) {
        return new RouteStop(new UUID(0, id), seconds, seconds, null, pickup, true);
    }

    private static Fare fare(int from, int to, long amount) {
        return fare(ADULT, from, to, ServiceDates.FIRST, ServiceDates.LAST, amount);
    }

    private static Fare fare(Product product, int from, int to, LocalDate since, LocalDate until, long amount) {
        return new Fare(from, to, product.fareClass(), product.riderCategory(), since, until, amount);
    }

    private static Tariff tariff(Fare... fares) {
        return Tariff.of(ROUTE, List.of(fares));
    }

    private static void refuses(String field, Fare... fares) {
        assertThatThrownBy(() -> tariff(fares))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.fieldErrors())
                                .singleElement()
                                .satisfies(error -> assertThat(error.field()).isEqualTo(field)));
    }

    @Test
    void aPairWithoutPriceIsNotSellable() {
        assertThat(tariff(fare(0, 2, 5000), fare(2, 3, 4000))
                        .on(TODAY)
                        .get(ADULT)
                        .rows())
                .containsExactly(Arrays.asList(null, 5000L, null), Arrays.asList(null, null), Arrays.asList(4000L));
        assertThat(tariff().on(TODAY)).isEmpty();
    }

    @Test
    void refusesPricesThatNobodyCanUse() {
        refuses("fares[0]", fare(1, 2, 5000)); // no boarding there
        refuses("fares[0].amount", fare(0, 2, 0));
        refuses("fares[1].valid_to", fare(0, 3, 1), fare(ADULT, 0, 2, NEW_YEAR, TODAY, 1));
        assertThat(tariff(fare(CHILD, 0, 2, TODAY, NEW_YEAR, 0)).on(TODAY)).containsOnlyKeys(CHILD);
    }

    @Test
    void refusesTwoPricesForOnePairOnOneDate() {
        refuses("fares[1]", fare(0, 2, 5000), fare(0, 2, 6000));
        Fare until = fare(ADULT, 0, 2, ServiceDates.FIRST, NEW_YEAR, 5000);
        refuses("fares[1]", until, fare(ADULT, 0, 2, NEW_YEAR, ServiceDates.LAST, 6000));
        Tariff touching = tariff(until, fare(ADULT, 0, 2, NEW_YEAR.plusDays(1), ServiceDates.LAST, 6000));
        assertThat(touching.on(NEW_YEAR).get(ADULT).price(0, 2)).isEqualTo(5000);
        assertThat(touching.on(NEW_YEAR.plusDays(1)).get(ADULT).price(0, 2)).isEqualTo(6000);
        assertThat(tariff(fare(0, 2, 5000), fare(CHILD, 0, 2, TODAY, TODAY, 2000))
                        .on(TODAY))
                .as("another category is another price")
                .hasSize(2);
    }

    @Test
    void givesBackWhatItWasGiven() {
        List<Fare> fares = List.of(
                fare(0, 2, 5000),
                fare(ADULT, 0, 3, ServiceDates.FIRST, TODAY, 8000),
                fare(ADULT, 0, 3, NEW_YEAR, ServiceDates.LAST, 9000),
                fare(CHILD, 0, 3, TODAY, NEW_YEAR, 4000));
        assertThat(Tariff.of(ROUTE, fares).fares()).containsExactlyElementsOf(fares);
    }

    /** The model is a price for every product, pair and day of a month; the tariff must agree with it whatever is set. */
    @Test
    void agreesWithAModelThatKnowsEveryDay() {
        Random random = new Random(SEED);
        List<int[]> pairs = List.of(new int[] {0, 1}, new int[] {0, 2}, new int[] {0, 3}, new int[] {2, 3});
        for (int round = 0; round < 200; round++) {
            Map<List<Object>, Long> model = new HashMap<>();
            List<Fare> fares = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                Product product = random.nextBoolean() ? ADULT : CHILD;
                int[] pair = pairs.get(random.nextInt(pairs.size()));
                LocalDate since = TODAY.plusDays(random.nextInt(20));
                LocalDate until = since.plusDays(random.nextInt(10));
                long amount = 1 + random.nextInt(3);
                boolean free = since.datesUntil(until.plusDays(1))
                        .noneMatch(day -> model.containsKey(List.of(product, pair[0], pair[1], day)));
                if (free) {
                    since.datesUntil(until.plusDays(1))
                            .forEach(day -> model.put(List.of(product, pair[0], pair[1], day), amount));
                    fares.add(fare(product, pair[0], pair[1], since, until, amount));
                }
            }
            Tariff tariff = Tariff.of(ROUTE, fares);
            agrees(tariff, model, pairs);
            agrees(Tariff.of(ROUTE, tariff.fares()), model, pairs);
            LocalDate since = TODAY.plusDays(random.nextInt(25));
            model.replaceAll((key, amount) -> ((LocalDate) key.get(3)).isBefore(since) ? amount : amount * 10);
            agrees(tariff.adjusted(Optional.empty(), since, amount -> amount * 10), model, pairs);
        }
    }

    private static void agrees(Tariff tariff, Map<List<Object>, Long> model, List<int[]> pairs) {
        for (LocalDate day = TODAY.minusDays(1); day.isBefore(TODAY.plusDays(35)); day = day.plusDays(1)) {
            Map<Product, FareTriangle> prices = tariff.on(day);
            for (Product product : List.of(ADULT, CHILD)) {
                for (int[] pair : pairs) {
                    FareTriangle triangle = prices.getOrDefault(product, FareTriangle.empty(4));
                    assertThat(triangle.price(pair[0], pair[1]))
                            .as("seed %d: %s %s on %s", SEED, product, Arrays.toString(pair), day)
                            .isEqualTo(model.get(List.of(product, pair[0], pair[1], day)));
                }
            }
        }
    }

    @Test
    void takesOnePriceOutFromADateOn() {
        Tariff tariff = tariff(fare(0, 2, 5000), fare(0, 3, 9000));
        Tariff without = tariff.without(ADULT, 0, 2, NEW_YEAR);
        assertThat(without.on(NEW_YEAR.minusDays(1)).get(ADULT).price(0, 2)).isEqualTo(5000);
        assertThat(without.on(NEW_YEAR).get(ADULT).price(0, 2)).isNull();
        assertThat(without.on(NEW_YEAR).get(ADULT).price(0, 3)).isEqualTo(9000);
        assertThat(tariff.without(CHILD, 0, 2, NEW_YEAR)).isEqualTo(tariff);
    }

    @Test
    void travelsToTheDatabaseAndBack() {
        FareTriangle triangle =
                tariff(fare(0, 2, 5000), fare(2, 3, 4000)).on(TODAY).get(ADULT);
        assertThat(FareTriangle.parse(4, triangle.text())).isEqualTo(triangle);
        assertThatThrownBy(() -> new FareTriangle(3, List.of(1L))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noticesWhatLooksLikeASlip() {
        Tariff tariff = tariff(
                fare(0, 1, 6000),
                fare(0, 2, 5000),
                fare(0, 3, 9000),
                fare(CHILD, 0, 3, TODAY, TODAY, 9500),
                fare(CHILD, 0, 2, NEW_YEAR, NEW_YEAR, 0));
        assertThat(warnings(tariff, Optional.empty()))
                .containsExactlyInAnyOrder(
                        "DEARER_THAN_LONGER STANDARD/ADULT 0-1 " + TODAY,
                        "MISSING STANDARD/ADULT 2-3 " + TODAY,
                        "DEARER_THAN_ADULT STANDARD/CHILD 0-3 " + TODAY,
                        "FREE STANDARD/CHILD 0-2 " + NEW_YEAR);
    }

    @Test
    void comparesWithTheRideBack() {
        FareTriangle prices = FareTriangle.empty(4).with(0, 1, 1000L).with(0, 3, 6000L);
        Tariff back = new Tariff(4, List.of(new FarePeriod(ADULT, ServiceDates.FIRST, ServiceDates.LAST, prices)));
        Tariff there = tariff(fare(0, 2, 100), fare(0, 3, 9000), fare(2, 3, 1501));
        assertThat(warnings(there, Optional.of(back)))
                .as("9000 against 6000 is just half more")
                .contains("DIFFERS_FROM_REVERSE STANDARD/ADULT 2-3 " + TODAY)
                .doesNotContain("DIFFERS_FROM_REVERSE STANDARD/ADULT 0-3 " + TODAY);
    }

    private static List<String> warnings(Tariff tariff, Optional<Tariff> reverse) {
        return FareReview.of(ROUTE, tariff, reverse, TODAY).stream()
                .map(warning -> warning.kind() + " " + warning.product().fareClass() + "/"
                        + warning.product().riderCategory() + " " + warning.from() + "-" + warning.to() + " "
                        + warning.since())
                .toList();
    }
}
