package dev.twende.payment.floats.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Floats: agents see theirs, the company's administration looks at all and notes what was paid in. */
@Path("floats")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class FloatsResource {
    private Floats floats;

    protected FloatsResource() {} // for the CDI proxy

    @Inject
    public FloatsResource(Floats floats) {
        this.floats = floats;
    }

    @POST
    @Path("top-ups")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Notes what an agent has paid in", description = "The agent's float begins with the first.")
    public Response topUp(@NotNull @Valid TopUpRequest request, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.status(Response.Status.CREATED)
                .entity(floats.topUp(request, key))
                .build();
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT, DEVICE})
    @Operation(summary = "A company's floats; agents and devices see their own")
    public Page<FloatResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("agent_id") UUID agentId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return floats.list(companyId, agentId, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{float_id}/movements")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT, DEVICE})
    @Operation(summary = "A float's statement, oldest first")
    public Page<MovementResponse> statement(
            @PathParam("float_id") UUID id,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return floats.statement(id, limit, Cursor.decodeId(cursor));
    }
}
