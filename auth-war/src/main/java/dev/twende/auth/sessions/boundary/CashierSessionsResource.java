package dev.twende.auth.sessions.boundary;

import static dev.twende.kit.security.Roles.DEVICE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A cashier who takes over a shared device. Without an Idempotency-Key, as any login. */
@Path("devices/current/sessions")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class CashierSessionsResource {
    private Grants grants;

    protected CashierSessionsResource() {} // for the CDI proxy

    @Inject
    public CashierSessionsResource(Grants grants) {
        this.grants = grants;
    }

    @POST
    @RolesAllowed(DEVICE)
    @Operation(
            summary = "Logs a cashier in by PIN on the device that calls",
            description =
                    "The tokens speak for the cashier on this device: sub is the user, device_id the device, and of the user's roles"
                            + " only AGENT, INSPECTOR and DRIVER come along. The refresh token is good only together with an assertion of the"
                            + " device. A few wrong PINs lock the cashier on this device alone, until the PIN is set anew.")
    public Response open(@NotNull @Valid CashierSessionRequest request) {
        return Response.ok(grants.login(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
