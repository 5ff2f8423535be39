package dev.twende.auth.devices.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The PIN of a cashier. */
@Path("users/{user_id}/pin")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class PinsResource {
    private CashierProof cashiers;

    protected PinsResource() {} // for the CDI proxy

    @Inject
    public PinsResource(CashierProof cashiers) {
        this.cashiers = cashiers;
    }

    @PUT
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER})
    @Operation(
            summary = "Sets the PIN of a cashier",
            description =
                    "By the cashier, or an administrator of the company; unlocks the cashier on all devices. Never with the token of a"
                            + " device, which others use too.")
    public void set(@PathParam("user_id") UUID userId, @NotNull @Valid PinRequest request) {
        cashiers.set(userId, request);
    }
}
