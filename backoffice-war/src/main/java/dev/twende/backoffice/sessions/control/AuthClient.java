package dev.twende.backoffice.sessions.control;

import dev.twende.backoffice.problems.boundary.ApiProblems;
import dev.twende.backoffice.sessions.entity.ChosenPassword;
import dev.twende.backoffice.sessions.entity.Credentials;
import dev.twende.backoffice.sessions.entity.ForgottenPassword;
import dev.twende.backoffice.sessions.entity.Tokens;
import dev.twende.kit.rest.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Auth's API, as far as the pages need it. */
@RegisterRestClient(configKey = "auth")
@RegisterProvider(Json.class)
@RegisterProvider(ApiProblems.class)
@Path("/auth/v1")
@Produces(MediaType.APPLICATION_JSON)
public interface AuthClient {
    /** Whose attempt it is, so that auth's limits are the person's and not those of all who use the pages. */
    String FORWARDED_FOR = "X-Forwarded-For";

    /** Logs a person in. */
    @POST
    @Path("sessions")
    @Consumes(MediaType.APPLICATION_JSON)
    Tokens open(@HeaderParam(FORWARDED_FOR) String address, Credentials credentials);

    /** Asks for a link to a new password. */
    @POST
    @Path("password-resets")
    @Consumes(MediaType.APPLICATION_JSON)
    void forgotten(@HeaderParam(FORWARDED_FOR) String address, ForgottenPassword forgotten);

    /** Chooses a password by a link, which works once. */
    @POST
    @Path("passwords")
    @Consumes(MediaType.APPLICATION_JSON)
    void choose(@HeaderParam(FORWARDED_FOR) String address, ChosenPassword chosen);

    /** Trades a refresh token for fresh tokens (RFC 6749 section 6). */
    @POST
    @Path("token")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Tokens renew(Form form);
}
