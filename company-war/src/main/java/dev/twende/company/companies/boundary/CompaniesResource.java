package dev.twende.company.companies.boundary;

import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Companies: registered by the platform, seen by everyone. */
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
        return Response.created(here.getAbsolutePathBuilder()
                        .path(company.companyId().toString())
                        .build())
                .entity(company)
                .build();
    }

    @POST
    @Path("{company_id}/activate")
    @RolesAllowed(SUPER_ADMIN)
    public CompanyResponse activate(@PathParam("company_id") UUID id) {
        return companies.activate(id);
    }

    @GET
    @PermitAll
    public Page<CompanyResponse> list(
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return companies.list(name, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{company_id}")
    @PermitAll
    public CompanyResponse get(@PathParam("company_id") UUID id) {
        return companies.get(id);
    }
}
