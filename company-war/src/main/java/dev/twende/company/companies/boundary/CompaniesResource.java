package dev.twende.company.companies.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.company.companies.entity.CompanyStatus;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Companies: registered by the platform, seen by everyone while they sell. */
@Path("companies")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class CompaniesResource {
    private Companies companies;

    protected CompaniesResource() {} // for the CDI proxy

    @Inject
    public CompaniesResource(Companies companies) {
        this.companies = companies;
    }

    @POST
    @RolesAllowed(SUPER_ADMIN)
    public Response register(
            @NotNull @Valid CompanyRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        CompanyResponse company = companies.register(request, key);
        return NewResource.created(here, company.companyId(), company);
    }

    @POST
    @Path("{company_id}/activate")
    @RolesAllowed(SUPER_ADMIN)
    @Operation(summary = "Let it sell, for the first time or again")
    public CompanyResponse activate(@PathParam("company_id") UUID id) {
        return companies.activate(id);
    }

    @POST
    @Path("{company_id}/suspend")
    @RolesAllowed(SUPER_ADMIN)
    @Operation(
            summary = "Stop its sales",
            description =
                    "It publishes nothing and sellers stop selling for it; what it has sold still boards and refunds.")
    public CompanyResponse suspend(@PathParam("company_id") UUID id, @NotNull @Valid SuspendRequest request) {
        return companies.suspend(id, request);
    }

    @PUT
    @Path("{company_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public CompanyResponse change(
            @PathParam("company_id") UUID id,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid CompanyChange change) {
        return companies.change(id, seen, change);
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Companies that sell",
            description = "The platform's people see all, a company's people also their own. sort: name, -name;"
                    + " otherwise as they joined.")
    public Page<CompanyResponse> list(
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("status") CompanyStatus status,
            @QueryParam("sort") String sort,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return companies.list(name, status, sort, limit, cursor);
    }

    @GET
    @Path("{company_id}")
    @PermitAll
    public CompanyResponse get(@PathParam("company_id") UUID id) {
        return companies.get(id);
    }
}
