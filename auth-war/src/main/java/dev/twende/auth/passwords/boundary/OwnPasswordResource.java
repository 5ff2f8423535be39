package dev.twende.auth.passwords.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.PASSENGER;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The caller's own password. */
@Path("account/password")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class OwnPasswordResource {
    private NewPasswords passwords;

    protected OwnPasswordResource() {} // for the CDI proxy

    @Inject
    public OwnPasswordResource(NewPasswords passwords) {
        this.passwords = passwords;
    }

    @PUT
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER})
    @Operation(
            summary = "Change one's password",
            description = "Needs the current one. All sessions end; the answer opens a new one.")
    public Response change(@NotNull @Valid PasswordChange change) {
        return Response.ok(passwords.change(change))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
