package dev.twende.payment.shifts.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.problem.Problem;
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

/** Drawers: agents and devices answer for theirs, the company's administration looks at all. */
@Path("shifts")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class ShiftsResource {
    private Shifts shifts;

    protected ShiftsResource() {} // for the CDI proxy

    @Inject
    public ShiftsResource(Shifts shifts) {
        this.shifts = shifts;
    }

    @POST
    @RolesAllowed({AGENT, DEVICE, COMPANY_ADMIN})
    @Operation(summary = "Opens the caller's next shift", description = "Cash is only sold while it is open.")
    public Response open(
            @NotNull @Valid ShiftRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        ShiftResponse shift = shifts.open(request, key);
        return NewResource.created(here, shift.shiftId(), shift);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT, DEVICE})
    @Operation(summary = "A company's shifts, oldest first; agents and devices see their own")
    public Page<ShiftResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("agent_id") UUID agentId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return shifts.list(companyId, agentId, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{shift_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT, DEVICE})
    public ShiftResponse get(@PathParam("shift_id") UUID id) {
        return shifts.get(id);
    }

    @GET
    @Path("{shift_id}/report")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT, DEVICE})
    @Operation(summary = "The Z report: what happened in it, added up by method")
    public ShiftReport report(@PathParam("shift_id") UUID id) {
        return shifts.report(id);
    }

    @GET
    @Path("{shift_id}/entries")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT, DEVICE})
    @Operation(summary = "Every sale and every refund out of the drawer, in order")
    public Page<ShiftReport.Entry> entries(
            @PathParam("shift_id") UUID id,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return shifts.entries(id, limit, position(cursor));
    }

    @POST
    @Path("{shift_id}/close")
    @RolesAllowed({COMPANY_ADMIN, AGENT, DEVICE})
    @Operation(
            summary = "Counts the drawer and ends the shift",
            description =
                    "Name every method that was used, and CASH in any case. A difference is kept as the variance.")
    public ShiftResponse close(
            @PathParam("shift_id") UUID id,
            @NotNull @Valid CountRequest request,
            @HeaderParam("If-Match") IfMatch seen) {
        return shifts.close(id, request, seen);
    }

    @POST
    @Path("{shift_id}/sign-off")
    @RolesAllowed({COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "Confirms the count and takes the cash; never the one who answers for the drawer")
    public ShiftResponse signOff(
            @PathParam("shift_id") UUID id,
            @NotNull @Valid SignOffRequest request,
            @HeaderParam("If-Match") IfMatch seen) {
        return shifts.signOff(id, request, seen);
    }

    private static int position(String cursor) {
        String place = Cursor.decode(cursor);
        try {
            return place.isEmpty() ? 0 : Integer.parseInt(place);
        } catch (NumberFormatException e) {
            throw Problem.invalid("cursor", "is not a cursor from an earlier page");
        }
    }
}
