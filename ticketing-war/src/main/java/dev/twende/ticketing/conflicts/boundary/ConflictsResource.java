package dev.twende.ticketing.conflicts.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.conflicts.entity.ConflictStatus;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The queue of what devices did and could not be; for those who sell for the company. */
@Path("conflicts")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class ConflictsResource {
    private Conflicts conflicts;

    protected ConflictsResource() {} // for the CDI proxy

    @Inject
    public ConflictsResource(Conflicts conflicts) {
        this.conflicts = conflicts;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "What devices sold and somebody else had, oldest first",
            description = "Each holds passengers, money and wish, until it is resolved; none disappears.")
    public Page<ConflictResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("device_id") UUID deviceId,
            @QueryParam("status") ConflictStatus status,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return conflicts.list(companyId, deviceId, status, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{conflict_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(summary = "One of them")
    public ConflictResponse find(@PathParam("conflict_id") UUID conflictId) {
        return conflicts.find(conflictId);
    }

    @POST
    @Path("{conflict_id}/resolution")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "Decide what becomes of the passengers",
            description =
                    "SAME_SEAT when the seat is free again, or they sat there; EQUAL_SEAT on the same bus; NEXT_SCHEDULE on another; REFUND"
                            + " of the cash, out of a drawer as other refunds; NOTED for cash that was given back in vain. 409 when this is"
                            + " no way out, and it stays open. The passengers are told.")
    public ConflictResponse resolve(
            @PathParam("conflict_id") UUID conflictId,
            @NotNull @Valid ResolutionRequest request,
            @HeaderParam("If-Match") IfMatch seen) {
        return conflicts.resolve(conflictId, request, seen);
    }

    @GET
    @Path("rule")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(summary = "Which ways out are tried at once, before anybody is asked")
    public RuleResponse rule(@QueryParam("company_id") UUID companyId) {
        return conflicts.rule(companyId);
    }

    @PUT
    @Path("rule")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Say which ways out are tried at once, and in which order",
            description = "What none of them resolves is left to people. Conflicts that are open are tried by it, too.")
    public RuleResponse change(@NotNull @Valid RuleRequest request, @HeaderParam("If-Match") IfMatch seen) {
        return conflicts.change(request.companyId(), request, seen);
    }
}
