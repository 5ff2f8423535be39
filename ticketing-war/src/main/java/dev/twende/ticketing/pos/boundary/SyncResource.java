package dev.twende.ticketing.pos.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.MaxBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where devices tell what they did without network, and learn what they missed; for enrolled devices, whoever is logged in on them. */
@Path("pos/sync")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class SyncResource {
    private Sync sync;

    protected SyncResource() {} // for the CDI proxy

    @Inject
    public SyncResource(Sync sync) {
        this.sync = sync;
    }

    @POST
    @Gzip
    @MaxBody(Gzip.MAX_BYTES)
    @RolesAllowed({DEVICE, AGENT, COMPANY_ADMIN, INSPECTOR, DRIVER})
    @Operation(
            summary = "Tell of up to 500 operations that happened without network",
            description =
                    "Each is signed by the device, taken once and in the device's order, and has a result of its own: a bad one never"
                            + " blocks the next. Sent again, wholly or in part, nothing is taken twice, and the first answers are given"
                            + " again. What happened later on the server never gives way: a sale of a seat that somebody else has is"
                            + " REJECTED, its cash has a booking, and its passengers a conflict that must be resolved. Bodies may be"
                            + " compressed by gzip.")
    public SyncResponse sync(@NotNull @Valid SyncRequest request) {
        return sync.sync(request);
    }
}
