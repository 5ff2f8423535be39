package dev.twende.auth.sessions.boundary;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The revocation endpoint of RFC 7009: logging out as OAuth clients do it. */
@Path("revoke")
@RequestScoped
@OAuthAnswers
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public class RevokeResource {
    private Sessions sessions;

    protected RevokeResource() {} // for the CDI proxy

    @Inject
    public RevokeResource(Sessions sessions) {
        this.sessions = sessions;
    }

    @POST
    @PermitAll
    @Operation(
            summary = "Ends the session of a refresh token",
            description = "With all its tokens. Answers 200 for an unknown token too, as RFC 7009 wants it.")
    public Response revoke(@FormParam("token") String token) {
        sessions.endByToken(TokenRequest.required("token", token));
        return Response.ok().build();
    }
}
