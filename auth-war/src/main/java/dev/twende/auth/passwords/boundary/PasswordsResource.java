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

/** Passwords chosen by a link. Without Idempotency-Key: the link works once. */
@Path("passwords")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class PasswordsResource {
    private NewPasswords passwords;

    protected PasswordsResource() {} // for the CDI proxy

    @Inject
    public PasswordsResource(NewPasswords passwords) {
        this.passwords = passwords;
    }

    @POST
    @PermitAll
    @Limited("password-choice")
    @Operation(
            summary = "Choose a password by a link",
            description = "Takes up an invitation or sets a forgotten password. The link works once; all sessions end.")
    public Response choose(@NotNull @Valid ChosenPassword chosen) {
        passwords.choose(chosen);
        return Response.noContent().build();
    }
}
