package dev.twende.company.salesrules.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.IfMatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;

/** The windows that a route has instead of its company's. */
@Path("routes/{route_id}/sales-windows")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class RouteWindowsResource {
    private SalesRuleBook rules;

    protected RouteWindowsResource() {} // for the CDI proxy

    @Inject
    public RouteWindowsResource(SalesRuleBook rules) {
        this.rules = rules;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public RouteWindowsResponse get(@PathParam("route_id") UUID routeId) {
        return rules.getOfRoute(routeId);
    }

    @PUT
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public RouteWindowsResponse put(
            @PathParam("route_id") UUID routeId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid RouteWindowsRequest request) {
        return rules.putOfRoute(routeId, request, seen);
    }
}
