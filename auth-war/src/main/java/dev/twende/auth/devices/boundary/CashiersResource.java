package dev.twende.auth.devices.boundary;

import static dev.twende.kit.security.Roles.DEVICE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who may take over the device that calls. */
@Path("devices/current/cashiers")
@RequestScoped
@Produces(APPLICATION_JSON)
public class CashiersResource {
    private Pins pins;

    protected CashiersResource() {} // for the CDI proxy

    @Inject
    public CashiersResource(Pins pins) {
        this.pins = pins;
    }

    @GET
    @RolesAllowed(DEVICE)
    @Operation(summary = "The cashiers of the company who have a PIN", description = "The first 200 by registration.")
    public Page<CashierResponse> list() {
        return new Page<>(pins.ofCurrentDevice(), null);
    }
}
