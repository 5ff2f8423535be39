package dev.twende.company.layouts.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.NewResource;
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

/** Layouts: those of the platform for every company, and each company's own. */
@Path("layouts")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class LayoutsResource {
    private Layouts layouts;

    protected LayoutsResource() {} // for the CDI proxy

    @Inject
    public LayoutsResource(Layouts layouts) {
        this.layouts = layouts;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response add(
            @NotNull @Valid LayoutRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        LayoutResponse layout = layouts.add(request, key);
        return NewResource.created(here, layout.layoutId(), layout);
    }

    @PUT
    @Path("{layout_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Draw the next version",
            description = "Buses keep the version they have until PUT /buses/{bus_id} gives them another.")
    public LayoutResponse edit(
            @PathParam("layout_id") UUID id,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid LayoutRequest request) {
        return layouts.edit(id, seen, request);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    @Operation(summary = "The newest versions", description = "sort: name, -name; otherwise by creation.")
    public Page<LayoutResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("platform") @DefaultValue("false") boolean platform,
            @QueryParam("sort") String sort,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return layouts.list(companyId, platform, sort, limit, cursor);
    }

    @GET
    @Path("{layout_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    public LayoutResponse get(@PathParam("layout_id") UUID id, @QueryParam("version") @Min(1) Integer version) {
        return layouts.get(id, version);
    }
}
