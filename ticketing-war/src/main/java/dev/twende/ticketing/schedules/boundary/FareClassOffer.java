package dev.twende.ticketing.schedules.boundary;

import dev.twende.kit.money.Money;
import dev.twende.ticketing.schedules.entity.FareOffer;
import java.util.List;

/**
 * A fare class that the whole party can be sold.
 *
 * @param price what the first of the party pays
 * @param total what all pay together
 * @param prices for one seat, of every category of riders that is sold this class here
 * @param conditions absent when none were told
 */
public record FareClassOffer(
        String code, Money price, Money total, List<CategoryPrice> prices, ConditionsResponse conditions) {

    /** What one rider of a category pays. */
    public record CategoryPrice(String riderCategory, Money price) {}

    /** @param riders the category of each in the party, all of whom can be sold the offer */
    public static FareClassOffer from(FareOffer offer, List<String> riders) {
        Money total = offer.total(riders);
        return new FareClassOffer(
                offer.fareClass(),
                offer.prices().get(riders.get(0)),
                total,
                offer.prices().entrySet().stream()
                        .map(price -> new CategoryPrice(price.getKey(), price.getValue()))
                        .toList(),
                offer.conditions()
                        .map(known -> ConditionsResponse.from(known, total.currency()))
                        .orElse(null));
    }
}
