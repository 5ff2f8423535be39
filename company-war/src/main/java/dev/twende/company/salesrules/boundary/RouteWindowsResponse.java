package dev.twende.company.salesrules.boundary;

import dev.twende.company.salesrules.entity.SalesRules;
import dev.twende.company.salesrules.entity.SalesWindows;
import dev.twende.kit.rest.Versioned;
import java.util.List;

/**
 * The windows of a route as the API shows them.
 *
 * @param version 0 while the route has stated none
 * @param salesWindows those of the route itself
 * @param effective those that are told with a schedule, the company's where the route has none
 */
public record RouteWindowsResponse(int version, List<WindowResponse> salesWindows, List<WindowResponse> effective)
        implements Versioned {
    static RouteWindowsResponse from(SalesRules ofRoute, SalesWindows effective) {
        return new RouteWindowsResponse(
                ofRoute.version(), WindowResponse.from(ofRoute.windows()), WindowResponse.from(effective));
    }
}
