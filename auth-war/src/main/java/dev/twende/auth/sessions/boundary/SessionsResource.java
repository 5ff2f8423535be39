package dev.twende.auth.sessions.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * Logging in. Without an Idempotency-Key, unlike other POSTs: to repeat an answer we would have to keep its tokens, and a
 * second session does no harm.
 */
@Path("sessions")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class SessionsResource {
    private Grants grants;

    protected SessionsResource() {} // for the CDI proxy

    @Inject
    public SessionsResource(Grants grants) {
        this.grants = grants;
    }

    @POST
    @PermitAll
    public Response open(@NotNull @Valid SessionRequest request) {
        return Response.ok(grants.login(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
