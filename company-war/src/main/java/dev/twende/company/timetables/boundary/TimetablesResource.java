package dev.twende.company.timetables.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
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
import jakarta.ws.rs.DELETE;
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

/** Timetables: the recurring departures of a company, seen by its own people. */
@Path("timetables")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class TimetablesResource {
    private Timetables timetables;

    protected TimetablesResource() {} // for the CDI proxy

    @Inject
    public TimetablesResource(Timetables timetables) {
        this.timetables = timetables;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response add(
            @NotNull @Valid TimetableRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        TimetableResponse timetable = timetables.add(request, key);
        return NewResource.created(here, timetable.timetableId(), timetable);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    public Page<TimetableResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("route_id") UUID routeId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return timetables.list(companyId, routeId, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{timetable_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    public TimetableResponse get(@PathParam("timetable_id") UUID id) {
        return timetables.get(id);
    }

    @PUT
    @Path("{timetable_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Change a timetable",
            description =
                    "Reaches schedules that are generated later; those that exist stay as they are. Generate again to fill new"
                            + " dates.")
    public TimetableResponse change(
            @PathParam("timetable_id") UUID id,
            @NotNull @Valid TimetableRequest request,
            @HeaderParam("If-Match") IfMatch seen) {
        return timetables.change(id, request, seen);
    }

    @DELETE
    @Path("{timetable_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Retire a timetable",
            description = "It generates nothing more; its schedules stay, and so does it, for they point at it.")
    public void retire(@PathParam("timetable_id") UUID id, @HeaderParam("If-Match") IfMatch seen) {
        timetables.retire(id, seen);
    }
}
