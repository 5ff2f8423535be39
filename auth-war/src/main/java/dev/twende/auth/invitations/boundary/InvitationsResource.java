package dev.twende.auth.invitations.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.WILDCARD;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.NewResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Users who are invited by mail. */
@Path("invitations")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class InvitationsResource {
    private Invitations invitations;

    protected InvitationsResource() {} // for the CDI proxy

    @Inject
    public InvitationsResource(Invitations invitations) {
        this.invitations = invitations;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Invite a user",
            description = "Registers the user without a password and mails a link that opens the account once.")
    public Response invite(
            @NotNull @Valid InvitationRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        InvitationResponse invitation = invitations.invite(request, key);
        return NewResource.created(here, invitation.userId(), invitation);
    }

    @GET
    @Path("{user_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public InvitationResponse get(@PathParam("user_id") UUID userId) {
        return invitations.of(userId);
    }

    @POST
    @Path("{user_id}/resend")
    @Consumes(WILDCARD)
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Mail another link", description = "The link of before opens no more.")
    public InvitationResponse resend(@PathParam("user_id") UUID userId) {
        return invitations.resend(userId);
    }

    @POST
    @Path("{user_id}/revoke")
    @Consumes(WILDCARD)
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(summary = "Take an invitation back", description = "The user stays, without a password.")
    public InvitationResponse revoke(@PathParam("user_id") UUID userId) {
        return invitations.revoke(userId);
    }
}
