package dev.twende.auth.enrolments.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The second factor of another user, who has lost it. */
@Path("users/{user_id}/second-factor")
@RequestScoped
@Produces(APPLICATION_JSON)
public class SecondFactorResetResource {
    private Enrolments enrolments;

    protected SecondFactorResetResource() {} // for the CDI proxy

    @Inject
    public SecondFactorResetResource(Enrolments enrolments) {
        this.enrolments = enrolments;
    }

    @DELETE
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Remove a lost second factor",
            description = "For a user who was recognised by other means. All sessions of the user end.")
    public Response reset(@PathParam("user_id") UUID userId) {
        enrolments.reset(userId);
        return Response.noContent().build();
    }
}
