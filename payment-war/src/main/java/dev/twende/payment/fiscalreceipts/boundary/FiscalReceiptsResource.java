package dev.twende.payment.fiscalreceipts.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import dev.twende.payment.fiscalreceipts.entity.ReceiptStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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

/** A company's receipts for the tax authority. */
@Path("fiscal-receipts")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class FiscalReceiptsResource {
    private FiscalReceipts receipts;

    protected FiscalReceiptsResource() {} // for the CDI proxy

    @Inject
    public FiscalReceiptsResource(FiscalReceipts receipts) {
        this.receipts = receipts;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(
            summary = "A company's fiscal receipts, oldest first",
            description = "With status=REFUSED those that wait for a person.")
    public Page<FiscalReceiptResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("status") ReceiptStatus status,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return receipts.list(companyId, status, limit, Cursor.decodeId(cursor));
    }

    @POST
    @Path("{receipt_id}/retry")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "Lets the device be told once more, under the same number")
    public FiscalReceiptResponse tryAgain(@PathParam("receipt_id") UUID id, @HeaderParam("If-Match") IfMatch seen) {
        return receipts.tryAgain(id, seen);
    }
}
