package dev.twende.auth.passwords.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.limits.Limited;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Passwords that were forgotten. Without Idempotency-Key: a repetition mails another link and closes the one of before. */
@Path("password-resets")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class PasswordResetsResource {
    private Passwords passwords;

    protected PasswordResetsResource() {} // for the CDI proxy

    @Inject
    public PasswordResetsResource(Passwords passwords) {
        this.passwords = passwords;
    }

    @POST
    @PermitAll
    @Limited("password-reset")
    @Operation(
            summary = "Ask for a new password",
            description =
                    "202 whoever asks for whomever. If the address is that of an active account, a link is mailed to it.")
    public Response forgotten(@NotNull @Valid ForgottenPassword forgotten) {
        passwords.forgotten(forgotten.email());
        return Response.accepted().build();
    }
}
