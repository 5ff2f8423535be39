package dev.twende.payment.withdrawals.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
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

/** Withdrawals: the company's administration asks for them, agents see theirs. */
@Path("withdrawals")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class WithdrawalsResource {
    private Withdrawals withdrawals;

    protected WithdrawalsResource() {} // for the CDI proxy

    @Inject
    public WithdrawalsResource(Withdrawals withdrawals) {
        this.withdrawals = withdrawals;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Pays a part of an agent's float back, to his phone",
            description = "It is off the float at once, and on it again when the provider refuses.")
    public Response request(
            @NotNull @Valid WithdrawalRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        WithdrawalResponse withdrawal = withdrawals.request(request, key);
        return NewResource.accepted(here, withdrawal.withdrawalId(), withdrawal);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT})
    @Operation(summary = "A company's withdrawals, oldest first; agents see their own")
    public Page<WithdrawalResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("agent_id") UUID agentId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return withdrawals.list(companyId, agentId, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{withdrawal_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT})
    public WithdrawalResponse get(@PathParam("withdrawal_id") UUID id) {
        return withdrawals.get(id);
    }

    @POST
    @Path("{withdrawal_id}/retry")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Lets the provider be asked once more what became of it, after it never answered")
    public WithdrawalResponse askAgain(@PathParam("withdrawal_id") UUID id, @HeaderParam("If-Match") IfMatch seen) {
        return withdrawals.askAgain(id, seen);
    }
}
