package dev.twende.auth.users.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SERVICE;
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

/** The users of the platform and of each company. */
@Path("users")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class UsersResource {
    private Users users;

    protected UsersResource() {} // for the CDI proxy

    @Inject
    public UsersResource(Users users) {
        this.users = users;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response register(
            @NotNull @Valid UserRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        UserResponse user = users.register(request, key);
        return NewResource.created(here, user.userId(), user);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Page<UserResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return users.list(companyId, limit, cursor);
    }

    @GET
    @Path("{user_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, SERVICE})
    public UserResponse find(@PathParam("user_id") UUID userId) {
        return users.find(userId);
    }

    @PUT
    @Path("{user_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Change a user",
            description =
                    "Name, phone, language and roles, as a whole. Needs If-Match. The email address and the company stay, and nobody"
                            + " changes the own roles.")
    public UserResponse change(
            @PathParam("user_id") UUID userId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid UserUpdate update) {
        return users.change(userId, seen, update);
    }
}
