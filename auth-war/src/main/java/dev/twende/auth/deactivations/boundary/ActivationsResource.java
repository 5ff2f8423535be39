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

/** Lets a user log in again. Needs no idempotency key: a repetition finds the user as wished. */
@Path("users/{user_id}/activate")
@RequestScoped
@Produces(APPLICATION_JSON)
public class ActivationsResource {
    private Deactivations deactivations;

    protected ActivationsResource() {} // for the CDI proxy

    @Inject
    public ActivationsResource(Deactivations deactivations) {
        this.deactivations = deactivations;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public UserResponse activate(@PathParam("user_id") UUID userId) {
        return deactivations.activate(userId);
    }
}
