package dev.twende.company.schedules.control;

import dev.twende.company.buses.entity.Bus;
import dev.twende.company.fareclasses.entity.FareClass;
import dev.twende.company.fareclasses.entity.FeeLadder;
import dev.twende.company.fares.entity.FareTriangle;
import dev.twende.company.fares.entity.Product;
import dev.twende.company.fares.entity.Tariff;
import dev.twende.company.holdbacks.entity.Holdback;
import dev.twende.company.salesrules.entity.PassengerField;
import dev.twende.company.salesrules.entity.PassengerFields;
import dev.twende.company.salesrules.entity.RiderCategory;
import dev.twende.company.salesrules.entity.SalesWindows;
import dev.twende.company.schedules.entity.Schedule;
import dev.twende.events.company.BlockedSeat;
import dev.twende.events.company.FareProduct;
import dev.twende.events.company.LadderStep;
import dev.twende.events.company.PayLater;
import dev.twende.events.company.SalesTerms;
import dev.twende.events.company.SalesWindow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a route is sold on, for as long as one call or one chunk of a publication looks at it: reckoned once for each stretch of dates
 * in which no price changes, not once for each schedule.
 */
final class RouteTerms {
    private final Tariff tariff;
    private final TreeSet<LocalDate> turns;
    private final Map<String, FareClass> classes;
    private final Set<String> riders;
    private final List<SalesWindow> windows;
    private final List<String> passengerFields;
    private final PayLater payLater;
    private final List<Holdback> holdbacks;
    private final Map<LocalDate, DayTerms> known = new HashMap<>();

    /**
     * @param classes the company's, by code
     * @param riders the categories that the company knows
     */
    RouteTerms(
            Tariff tariff,
            Map<String, FareClass> classes,
            Set<String> riders,
            SalesWindows windows,
            PassengerFields passengerFields,
            Optional<dev.twende.company.salesrules.entity.PayLater> payLater,
            List<Holdback> holdbacks) {
        this.tariff = tariff;
        this.turns = tariff.turns();
        this.turns.add(LocalDate.MIN);
        this.classes = classes;
        this.riders = riders;
        this.windows = windows.list().stream().map(RouteTerms::told).toList();
        this.passengerFields =
                passengerFields.list().stream().map(PassengerField::name).toList();
        this.payLater = payLater.map(RouteTerms::told).orElse(null);
        this.holdbacks = holdbacks;
    }

    /** What is sold on a service date. */
    DayTerms on(LocalDate date) {
        return known.computeIfAbsent(turns.floor(date), turn -> dayTerms(tariff.on(date)));
    }

    private DayTerms dayTerms(Map<Product, FareTriangle> own) {
        Map<Product, FareTriangle> prices = new LinkedHashMap<>(own);
        own.forEach((product, adults) -> {
            if (product.isForAdults()) {
                discount(classes.get(product.fareClass()), adults, prices);
            }
        });
        FareTriangle standard = prices.remove(Product.STANDARD_ADULT);
        return new DayTerms(
                (standard == null ? FareTriangle.empty(tariff.stops()) : standard).rows(),
                prices.entrySet().stream()
                        .map(price -> new FareProduct(
                                price.getKey().fareClass(),
                                price.getKey().riderCategory(),
                                price.getValue().rows()))
                        .toList(),
                own.keySet().stream()
                        .map(Product::fareClass)
                        .distinct()
                        .map(classes::get)
                        .map(RouteTerms::told)
                        .toList());
    }

    /** Prices of its own go before those that a discount makes, pair by pair. */
    private void discount(FareClass fareClass, FareTriangle adults, Map<Product, FareTriangle> prices) {
        for (String rider : fareClass.discounts().basisPointsOff().keySet()) {
            if (riders.contains(rider) && !rider.equals(RiderCategory.ADULT)) {
                FareTriangle discounted = adults.map(adult -> fareClass
                        .discounts()
                        .price(adult, rider, fareClass.rounding())
                        .orElseThrow());
                prices.merge(new Product(fareClass.code(), rider), discounted, FareTriangle::or);
            }
        }
    }

    private static dev.twende.events.company.FareClass told(FareClass fareClass) {
        return new dev.twende.events.company.FareClass(
                fareClass.code(),
                fareClass.name(),
                told(fareClass.refunds()),
                told(fareClass.changes()),
                fareClass.nameChanges().map(RouteTerms::told).orElse(null));
    }

    private static List<LadderStep> told(FeeLadder ladder) {
        return ladder.steps().stream()
                .map(step -> new LadderStep(step.secondsBeforeDeparture(), step.feeBasisPoints(), step.feeAmount()))
                .toList();
    }

    private static SalesWindow told(dev.twende.company.salesrules.entity.SalesWindow window) {
        return new SalesWindow(
                window.channel().name(),
                window.opensDays() == null
                        ? null
                        : Duration.ofDays(window.opensDays()).toSeconds(),
                Duration.ofMinutes(window.closesMinutes()).toSeconds());
    }

    private static PayLater told(dev.twende.company.salesrules.entity.PayLater later) {
        return new PayLater(Duration.ofMinutes(later.minutesBefore()).toSeconds(), later.seatsPerPhone());
    }

    /** The terms of one run: those of its date, and the seats that are kept back on it. */
    SalesTerms of(Schedule schedule, Bus bus) {
        DayTerms day = on(schedule.serviceDate());
        return new SalesTerms(
                day.products(), day.classes(), windows, blocked(schedule, bus), passengerFields, payLater);
    }

    private List<BlockedSeat> blocked(Schedule schedule, Bus bus) {
        return holdbacks.stream()
                .filter(holdback -> holdback.isFor(schedule.timetableId(), schedule.serviceDate()))
                .flatMap(holdback -> holdback.seatNumbers().stream()
                        .filter(bus.seats()::contains)
                        .map(seat -> new BlockedSeat(
                                seat,
                                holdback.fromSequence(),
                                holdback.toSequence(),
                                holdback.reason().name(),
                                holdback.blockedBy())))
                .toList();
    }

    /**
     * What is sold on a date.
     *
     * @param fares what adults pay in the standard class
     * @param products what others pay, and adults in other classes
     * @param classes those that have prices
     */
    record DayTerms(
            List<List<Long>> fares, List<FareProduct> products, List<dev.twende.events.company.FareClass> classes) {
        boolean isSellable() {
            return !products.isEmpty() || fares.stream().flatMap(List::stream).anyMatch(Objects::nonNull);
        }
    }
}
