package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.PassengerField;
import dev.twende.company.salesrules.entity.PassengerFields;
import dev.twende.company.salesrules.entity.RiderCategory;
import dev.twende.company.salesrules.entity.SalesRules;
import dev.twende.kit.rest.Versioned;
import java.util.List;

/**
 * The rules of a company as the API shows them.
 *
 * @param version 0 while the company has stated none
 * @param payLater absent when nothing is reserved without money
 */
public record SalesRulesResponse(
        int version,
        List<WindowResponse> salesWindows,
        List<RiderResponse> riderCategories,
        List<PassengerField> passengerFields,
        PayLaterData payLater)
        implements Versioned {

    /** A kind of riders; an age that is absent does not matter. */
    public record RiderResponse(String code, String name, Integer fromAge, Integer toAge) {
        static RiderResponse from(RiderCategory category) {
            return new RiderResponse(category.code(), category.name(), category.fromAge(), category.toAge());
        }
    }

    static SalesRulesResponse from(SalesRules rules) {
        return new SalesRulesResponse(
                rules.version(),
                WindowResponse.from(rules.windows()),
                rules.riders().list().stream().map(RiderResponse::from).toList(),
                rules.passengerFields().orElse(PassengerFields.NONE).list(),
                rules.payLater().map(PayLaterData::from).orElse(null));
    }
}
