package dev.twende.payment.refunds.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What goes back of one payment: a company's own people ask for it. */
@Path("transactions/{transaction_id}/refunds")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class PaymentRefundsResource {
    private Refunds refunds;

    protected PaymentRefundsResource() {} // for the CDI proxy

    @Inject
    public PaymentRefundsResource(Refunds refunds) {
        this.refunds = refunds;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(
            summary = "Gives money of a payment back",
            description =
                    "All that is left of it, or a part. It goes back the way it came; cash is handed over by somebody.")
    public Response request(
            @PathParam("transaction_id") UUID transactionId,
            @NotNull @Valid RefundRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        RefundResponse refund = refunds.request(transactionId, request, key);
        return Response.accepted(refund)
                .location(here.getBaseUriBuilder().path("refunds/{refund_id}").build(refund.refundId()))
                .build();
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT})
    @Operation(summary = "All refunds of a payment, oldest first")
    public List<RefundResponse> of(@PathParam("transaction_id") UUID transactionId) {
        return refunds.of(transactionId);
    }
}
