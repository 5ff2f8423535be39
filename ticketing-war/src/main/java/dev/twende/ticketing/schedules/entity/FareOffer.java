package dev.twende.ticketing.schedules.entity;

import dev.twende.kit.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one fare class costs on one journey.
 *
 * @param conditions empty when company told none
 * @param prices for one seat, by rider category; a category that is absent is not sold in this class here
 */
public record FareOffer(String fareClass, Optional<FareClass> conditions, Map<String, Money> prices) {

    /** Whether all of these riders can be sold this class. */
    public boolean isFor(Collection<String> riders) {
        return prices.keySet().containsAll(riders);
    }

    /** What these riders pay together; only for riders it {@link #isFor}. */
    public Money total(Collection<String> riders) {
        return riders.stream().map(prices::get).reduce(Money::plus).orElseThrow();
    }

    /** Those that all of the riders can be sold and somebody pays for, cheapest first. */
    public static List<FareOffer> forParty(Collection<FareOffer> offers, Collection<String> riders) {
        return offers.stream()
                .filter(offer -> offer.isFor(riders) && offer.total(riders).amount() > 0)
                .sorted(Comparator.comparing(offer -> offer.total(riders).amount()))
                .toList();
    }

    /** Collects prices class by class, in the order they come in. */
    public static final class Collector {
        private final Map<String, Map<String, Money>> prices = new LinkedHashMap<>();
        private final List<FareClass> classes;

        /** @param classes the conditions that are known */
        public Collector(List<FareClass> classes) {
            this.classes = classes;
        }

        public void add(String fareClass, String riderCategory, Money price) {
            prices.computeIfAbsent(fareClass, any -> new LinkedHashMap<>()).put(riderCategory, price);
        }

        public List<FareOffer> offers() {
            List<FareOffer> offers = new ArrayList<>();
            prices.forEach((code, byCategory) -> offers.add(new FareOffer(code, conditions(code), byCategory)));
            return offers;
        }

        private Optional<FareClass> conditions(String code) {
            return classes.stream().filter(known -> known.code().equals(code)).findFirst();
        }
    }
}
