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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What passengers of a route are asked for, instead of what the company asks. */
@Path("routes/{route_id}/passenger-fields")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class RouteFieldsResource {
    private SalesRuleBook rules;

    protected RouteFieldsResource() {} // for the CDI proxy

    @Inject
    public RouteFieldsResource(SalesRuleBook rules) {
        this.rules = rules;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public RouteFieldsResponse get(@PathParam("route_id") UUID routeId) {
        return rules.getFieldsOfRoute(routeId);
    }

    @PUT
    @Operation(
            summary = "State what passengers of a route must tell",
            description =
                    "For a route that crosses a border, say. Takes If-Match once the route has stated anything. A change reaches"
                            + " schedules published later.")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public RouteFieldsResponse put(
            @PathParam("route_id") UUID routeId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid RouteFieldsRequest request) {
        return rules.putFieldsOfRoute(routeId, request, seen);
    }
}
