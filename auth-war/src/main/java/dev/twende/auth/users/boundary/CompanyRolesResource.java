package dev.twende.auth.users.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
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
import jakarta.ws.rs.DELETE;
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

/** The roles that a company defines for its own people. */
@Path("company-roles")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class CompanyRolesResource {
    private CompanyRoles roles;

    protected CompanyRolesResource() {} // for the CDI proxy

    @Inject
    public CompanyRolesResource(CompanyRoles roles) {
        this.roles = roles;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Define a role",
            description =
                    "Of the permissions ADMINISTER, SELL, BOARD, DRIVE and HANDLE_MONEY; each opens the doors of the standard role.")
    public Response define(
            @NotNull @Valid CompanyRoleRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        CompanyRoleResponse role = roles.define(request, key);
        return NewResource.created(here, role.companyRoleId(), role);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Page<CompanyRoleResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return roles.list(companyId, limit, cursor);
    }

    @GET
    @Path("{company_role_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public CompanyRoleResponse find(@PathParam("company_role_id") UUID roleId) {
        return roles.find(roleId);
    }

    @PUT
    @Path("{company_role_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Change a role",
            description =
                    "Name and permissions, as a whole. Needs If-Match. All who have the role may do the new things from their next token.")
    public CompanyRoleResponse redefine(
            @PathParam("company_role_id") UUID roleId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid CompanyRoleRequest request) {
        return roles.redefine(roleId, seen, request);
    }

    @DELETE
    @Path("{company_role_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Delete a role", description = "409 role-in-use while somebody has it.")
    public Response delete(@PathParam("company_role_id") UUID roleId) {
        roles.delete(roleId);
        return Response.noContent().build();
    }
}
