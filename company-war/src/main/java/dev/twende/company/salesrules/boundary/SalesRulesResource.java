package dev.twende.company.salesrules.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The sales rules of a company: windows of the channels, and kinds of riders. */
@Path("sales-rules")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class SalesRulesResource {
    private SalesRuleBook rules;

    protected SalesRulesResource() {} // for the CDI proxy

    @Inject
    public SalesRulesResource(SalesRuleBook rules) {
        this.rules = rules;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public SalesRulesResponse get(@QueryParam("company_id") UUID companyId) {
        return rules.get(companyId);
    }

    @PUT
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "State the rules of a company",
            description = "Takes If-Match once they have been stated. A change reaches schedules published later.")
    public SalesRulesResponse put(
            @QueryParam("company_id") UUID companyId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid SalesRulesRequest request) {
        return rules.put(companyId, request, seen);
    }
}
