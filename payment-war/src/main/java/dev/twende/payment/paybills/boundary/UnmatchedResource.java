package dev.twende.payment.paybills.boundary;

import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.payment.paybills.entity.PaybillStatus;
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
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Money that came and fits nothing: the platform's work list, since nobody knows whose customer sent it. */
@Path("unmatched")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(SUPER_ADMIN)
public class UnmatchedResource {
    private PaybillDesk desk;
    private Paybills paybills;

    protected UnmatchedResource() {} // for the CDI proxy

    @Inject
    public UnmatchedResource(PaybillDesk desk, Paybills paybills) {
        this.desk = desk;
        this.paybills = paybills;
    }

    @GET
    @Operation(
            summary = "Pay Bill money that fits nothing, the latest first",
            description = "status=MATCHED, UNCONFIRMED, RETURNING, RETURNED or HEARD shows the others."
                    + " What nobody assigns goes back by itself at return_at.")
    public Page<UnmatchedResponse> list(
            @QueryParam("status") @DefaultValue("UNMATCHED") PaybillStatus status,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return paybills.list(status, limit, Cursor.decodeIdBefore(cursor));
    }

    @GET
    @Path("{payment_id}")
    public UnmatchedResponse get(@PathParam("payment_id") UUID id) {
        return paybills.get(id);
    }

    @POST
    @Path("{payment_id}/assignment")
    @Operation(
            summary = "Give it to the booking that it was meant for",
            description = "Only when it is exactly the price.")
    public UnmatchedResponse assign(
            @PathParam("payment_id") UUID id,
            @NotNull @Valid AssignRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return desk.assign(id, request, key);
    }

    @POST
    @Path("{payment_id}/return")
    @Operation(
            summary = "Note that it was sent back",
            description = "Send it back in the provider's portal first; provider_ref is the receipt of that.")
    public UnmatchedResponse returned(
            @PathParam("payment_id") UUID id,
            @NotNull @Valid ReturnRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return paybills.returned(id, request, key);
    }
}
