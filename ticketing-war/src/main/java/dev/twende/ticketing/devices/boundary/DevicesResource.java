package dev.twende.ticketing.devices.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How a company's point-of-sale devices do. */
@Path("devices")
@RequestScoped
@Produces(APPLICATION_JSON)
public class DevicesResource {
    private Devices devices;

    protected DevicesResource() {} // for the CDI proxy

    @Inject
    public DevicesResource(Devices devices) {
        this.devices = devices;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "The devices and how they do",
            description =
                    "When each was seen last, its program, what it has not told of yet, how far its clock is off, the seats it"
                            + " has for itself, and refused sales that are not settled. Devices are enrolled and revoked at auth.")
    public Page<DeviceResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return devices.list(companyId, limit, cursor);
    }

    @GET
    @Path("{device_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(summary = "A device and how it does")
    public DeviceResponse show(@PathParam("device_id") UUID deviceId) {
        return devices.show(deviceId);
    }
}
