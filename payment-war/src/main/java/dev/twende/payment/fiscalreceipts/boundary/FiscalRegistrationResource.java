package dev.twende.payment.fiscalreceipts.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.IfMatch;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whether a company's sales are told to the fiscal device, and under which numbers: the platform sets it. */
@Path("companies/{company_id}/fiscal-registration")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class FiscalRegistrationResource {
    private FiscalReceipts receipts;

    protected FiscalRegistrationResource() {} // for the CDI proxy

    @Inject
    public FiscalRegistrationResource(FiscalReceipts receipts) {
        this.receipts = receipts;
    }

    @PUT
    @RolesAllowed(SUPER_ADMIN)
    @Operation(
            summary = "Registers a company, or switches its fiscal receipts off",
            description = "It holds for what is sold from now on. Send the ETag of the registration as it was read.")
    public RegistrationResponse register(
            @PathParam("company_id") UUID companyId,
            @NotNull @Valid RegistrationRequest request,
            @HeaderParam("If-Match") IfMatch seen) {
        return receipts.register(companyId, request, seen);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "How the company is registered at the tax authority")
    public RegistrationResponse registration(@PathParam("company_id") UUID companyId) {
        return receipts.registration(companyId);
    }
}
