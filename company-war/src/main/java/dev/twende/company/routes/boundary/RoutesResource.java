package dev.twende.company.routes.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Routes: a company's own, seen by its own people. */
@Path("routes")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class RoutesResource {
    private Routes routes;

    protected RoutesResource() {} // for the CDI proxy

    @Inject
    public RoutesResource(Routes routes) {
        this.routes = routes;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response add(
            @NotNull @Valid RouteRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        RouteResponse route = routes.add(request, key);
        return NewResource.created(here, route.routeId(), route);
    }

    @POST
    @Path("{route_id}/reverse")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Make the way back",
            description =
                    "A route of its own: stops and times mirrored, boarding and alighting swapped, the name turned.")
    public Response reverse(
            @PathParam("route_id") UUID id,
            @NotNull @Valid ReverseRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        RouteResponse back = routes.reverse(id, request, key);
        return Response.created(here.getBaseUriBuilder()
                        .path(RoutesResource.class)
                        .path(back.routeId().toString())
                        .build())
                .entity(back)
                .build();
    }

    @PUT
    @Path("{route_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Rename a route, or lead it otherwise",
            description = "Once a timetable or schedule runs along it, only the name changes.")
    public RouteResponse change(
            @PathParam("route_id") UUID id,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid RouteRequest request) {
        return routes.change(id, seen, request);
    }

    @POST
    @Path("{route_id}/archive")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Take it out of the plans: no new timetables and schedules")
    public RouteResponse archive(@PathParam("route_id") UUID id) {
        return routes.archive(id);
    }

    @POST
    @Path("{route_id}/activate")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Take it into the plans again")
    public RouteResponse activate(@PathParam("route_id") UUID id) {
        return routes.reactivate(id);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    @Operation(summary = "A company's routes", description = "sort: name, -name; otherwise by creation.")
    public Page<RouteResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("is_active") Boolean active,
            @QueryParam("sort") String sort,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return routes.list(companyId, text, active, sort, limit, cursor);
    }

    @GET
    @Path("{route_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    public RouteResponse get(@PathParam("route_id") UUID id) {
        return routes.get(id);
    }
}
