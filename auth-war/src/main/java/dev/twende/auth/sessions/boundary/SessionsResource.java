package dev.twende.auth.sessions.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.PASSENGER;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Logging in and out, and seeing where one is logged in. A login comes without an Idempotency-Key, unlike other POSTs: to repeat an answer we would have to keep its tokens, and a
 * second session does no harm.
 */
@Path("sessions")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class SessionsResource {
    private Grants grants;
    private Sessions sessions;

    protected SessionsResource() {} // for the CDI proxy

    @Inject
    public SessionsResource(Grants grants, Sessions sessions) {
        this.grants = grants;
        this.sessions = sessions;
    }

    @POST
    @PermitAll
    public Response open(@NotNull @Valid SessionRequest request) {
        return Response.ok(grants.login(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER})
    @Operation(
            summary = "The caller's open sessions",
            description =
                    "Each is one login, with the address and client it was used from last. Unknown ones are best ended.")
    public Page<SessionResponse> list(
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return sessions.list(limit, cursor);
    }

    @DELETE
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER})
    @Operation(summary = "Logs out everywhere", description = "Ends every session of the caller, this one included.")
    public void endAll() {
        sessions.endAll();
    }

    @DELETE
    @Path("current")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER, DEVICE})
    @Operation(summary = "Logs out", description = "Ends the session that the token comes from, with all its tokens.")
    public void endCurrent() {
        sessions.endCurrent();
    }

    @DELETE
    @Path("{session_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT, PASSENGER})
    @Operation(summary = "Ends one of the caller's sessions")
    public void end(@PathParam("session_id") UUID sessionId) {
        sessions.end(sessionId);
    }
}
