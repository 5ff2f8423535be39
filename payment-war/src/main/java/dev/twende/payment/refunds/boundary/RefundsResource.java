package dev.twende.payment.refunds.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Money on its way back: a company's own people look after it. */
@Path("refunds")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class RefundsResource {
    private Refunds refunds;

    protected RefundsResource() {} // for the CDI proxy

    @Inject
    public RefundsResource(Refunds refunds) {
        this.refunds = refunds;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT})
    @Operation(
            summary = "A company's refunds, oldest first",
            description =
                    "With waits_for_person=true the work list: refused by the provider, to be handed over, or never answered.")
    public Page<RefundResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("waits_for_person") @DefaultValue("false") boolean waitsForPerson,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return refunds.list(companyId, waitsForPerson, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{refund_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT})
    public RefundResponse get(@PathParam("refund_id") UUID id) {
        return refunds.get(id);
    }

    @POST
    @Path("{refund_id}/retry")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "Lets the provider be asked once more, after it refused or never answered")
    public RefundResponse tryAgain(@PathParam("refund_id") UUID id, @HeaderParam("If-Match") IfMatch seen) {
        return refunds.tryAgain(id, seen);
    }

    @POST
    @Path("{refund_id}/hand-payment")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT})
    @Operation(summary = "Notes that a person has paid it, where the money came from, and what proves it")
    public RefundResponse paidByHand(
            @PathParam("refund_id") UUID id,
            @NotNull @Valid HandPayment payment,
            @HeaderParam("If-Match") IfMatch seen) {
        return refunds.paidByHand(id, payment, seen);
    }
}
