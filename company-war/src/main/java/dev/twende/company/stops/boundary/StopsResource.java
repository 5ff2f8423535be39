package dev.twende.company.stops.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Stops: added by operators, picked by all of them, found by everyone. */
@Path("stops")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class StopsResource {
    private Stops stops;

    protected StopsResource() {} // for the CDI proxy

    @Inject
    public StopsResource(Stops stops) {
        this.stops = stops;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response add(
            @NotNull @Valid StopRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        StopResponse stop = stops.add(request, key);
        return Response.created(here.getAbsolutePathBuilder()
                        .path(stop.stopId().toString())
                        .build())
                .entity(stop)
                .build();
    }

    @GET
    @PermitAll
    public Page<StopResponse> list(
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return stops.list(text, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{stop_id}")
    @PermitAll
    public StopResponse get(@PathParam("stop_id") UUID id) {
        return stops.get(id);
    }
}
