package dev.twende.company.holdbacks.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
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
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Holdbacks: seats that are not sold, by route or timetable. */
@Path("holdbacks")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class HoldbacksResource {
    private Holdbacks holdbacks;

    protected HoldbacksResource() {} // for the CDI proxy

    @Inject
    public HoldbacksResource(Holdbacks holdbacks) {
        this.holdbacks = holdbacks;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Keep seats out of sale",
            description = "Reaches schedules published later; on a published one the seats are blocked at ticketing.")
    public Response add(
            @NotNull @Valid HoldbackRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        HoldbackResponse holdback = holdbacks.add(request, key);
        return NewResource.created(here, holdback.holdbackId(), holdback);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public Page<HoldbackResponse> list(
            @QueryParam("route_id") @NotNull UUID routeId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return holdbacks.list(routeId, limit, Cursor.decodeId(cursor));
    }

    @DELETE
    @Path("{holdback_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public void remove(@PathParam("holdback_id") UUID id) {
        holdbacks.remove(id);
    }
}
