package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.PassengerField;
import dev.twende.company.salesrules.entity.PassengerFields;
import dev.twende.company.salesrules.entity.SalesRules;
import dev.twende.kit.rest.Versioned;
import java.util.List;

/**
 * What passengers of a route are asked for, as the API shows it.
 *
 * @param version of all that the route has stated, its sales windows among it; 0 while it has stated nothing
 * @param passengerFields those of the route itself; absent while it says nothing
 * @param effective those that are told with a schedule, the company's where the route says nothing
 */
public record RouteFieldsResponse(int version, List<PassengerField> passengerFields, List<PassengerField> effective)
        implements Versioned {
    static RouteFieldsResponse from(SalesRules ofRoute, PassengerFields effective) {
        return new RouteFieldsResponse(
                ofRoute.version(),
                ofRoute.passengerFields().map(PassengerFields::list).orElse(null),
                effective.list());
    }
}
