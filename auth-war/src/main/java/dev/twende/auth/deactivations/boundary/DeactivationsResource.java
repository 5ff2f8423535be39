package dev.twende.auth.deactivations.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.auth.users.boundary.UserResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;

/** Ends all logins of a user. Needs no idempotency key: a repetition finds the user as wished. */
@Path("users/{user_id}/deactivate")
@RequestScoped
@Produces(APPLICATION_JSON)
public class DeactivationsResource {
    private Deactivations deactivations;

    protected DeactivationsResource() {} // for the CDI proxy

    @Inject
    public DeactivationsResource(Deactivations deactivations) {
        this.deactivations = deactivations;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public UserResponse deactivate(@PathParam("user_id") UUID userId) {
        return deactivations.deactivate(userId);
    }
}
