package dev.twende.payment.fiscalreceipts.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The fiscal receipts of a payment, to be printed by whoever prints its tickets. */
@Path("transactions/{transaction_id}/fiscal-receipts")
@RequestScoped
@Produces(APPLICATION_JSON)
public class TransactionReceiptsResource {
    private FiscalReceipts receipts;

    protected TransactionReceiptsResource() {} // for the CDI proxy

    @Inject
    public TransactionReceiptsResource(FiscalReceipts receipts) {
        this.receipts = receipts;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT, AGENT})
    @Operation(summary = "The receipts of a payment and its refunds, oldest first")
    public List<FiscalReceiptResponse> of(@PathParam("transaction_id") UUID transactionId) {
        return receipts.of(transactionId);
    }
}
