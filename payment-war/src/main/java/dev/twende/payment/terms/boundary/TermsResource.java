package dev.twende.payment.terms.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What a sale costs a company: the platform sets it, the company's own people see it. */
@Path("companies/{company_id}/terms")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class TermsResource {
    private Terms terms;

    protected TermsResource() {} // for the CDI proxy

    @Inject
    public TermsResource(Terms terms) {
        this.terms = terms;
    }

    @PUT
    @RolesAllowed(SUPER_ADMIN)
    @Operation(
            summary = "Agrees new terms",
            description =
                    "They hold from valid_from on; what was sold before keeps its split. Send the ETag of the terms agreed last.")
    public TermsResponse agree(
            @PathParam("company_id") UUID companyId,
            @NotNull @Valid TermsRequest request,
            @HeaderParam("If-Match") IfMatch seen) {
        return terms.agree(companyId, request, seen);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "The terms agreed last, in force or not yet")
    public TermsResponse latest(@PathParam("company_id") UUID companyId) {
        return terms.latest(companyId);
    }

    @GET
    @Path("history")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "All terms there ever were, oldest first")
    public Page<TermsResponse> list(
            @PathParam("company_id") UUID companyId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return terms.list(companyId, limit, Cursor.decodeId(cursor));
    }
}
