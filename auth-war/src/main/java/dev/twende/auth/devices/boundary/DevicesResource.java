package dev.twende.auth.devices.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.auth.devices.entity.DeviceStatus;
import dev.twende.kit.limits.Limited;
import dev.twende.kit.rest.NewResource;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The point-of-sale devices of companies. Inviting and enrolling come without an Idempotency-Key, unlike other POSTs: to repeat an
 * answer we would have to keep its code; a second invitation does no harm, and a second enrolment is what the code is there to refuse.
 */
@Path("devices")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class DevicesResource {
    private Devices devices;

    protected DevicesResource() {} // for the CDI proxy

    @Inject
    public DevicesResource(Devices devices) {
        this.devices = devices;
    }

    @POST
    @Path("enrolments")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Invites a device",
            description =
                    "Answers a one-time code, as text and as a QR code of {\"handshake_version\":1,\"url\",\"token\"}. It is shown"
                            + " once and lapses within minutes.")
    public Response invite(@NotNull @Valid DeviceEnrolmentRequest request) {
        return Response.status(Response.Status.CREATED)
                .entity(devices.invite(request))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @PermitAll
    @Limited("device-enrolment")
    @Operation(
            summary = "Enrols a device",
            description =
                    "The device brings the one-time code and the public half of a key that it made itself. Afterwards it asks for"
                            + " tokens at the token endpoint: grant_type=client_credentials, client_assertion_type="
                            + "urn:ietf:params:oauth:client-assertion-type:jwt-bearer and client_assertion, a JWT with iss and sub = device_id,"
                            + " aud = the token endpoint, exp within minutes and a jti used once (RFC 7523). A code is good once: 410 afterwards.")
    public Response enrol(@NotNull @Valid DeviceRequest request, @Context UriInfo here) {
        DeviceResponse device = devices.enrol(request);
        return NewResource.created(here, device.deviceId(), device);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Page<DeviceResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("status") DeviceStatus status,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return devices.list(companyId, status, limit, cursor);
    }

    @GET
    @Path("{device_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public DeviceResponse find(@PathParam("device_id") UUID deviceId) {
        return devices.find(deviceId);
    }

    @POST
    @Path("{device_id}/roll")
    @Consumes("*/*") // it has no body
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Gives a device a new key",
            description =
                    "Answers a one-time code as an invitation does; whoever enrols with it is this device from then on, and what the"
                            + " old key got is void.")
    public Response roll(@PathParam("device_id") UUID deviceId) {
        return Response.ok(devices.roll(deviceId))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("{device_id}/revoke")
    @Consumes("*/*") // it has no body
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Revokes a device, for good",
            description =
                    "Its tokens are void at once here and within seconds in the other houses. Needs no Idempotency-Key: a repetition"
                            + " finds it revoked.")
    public DeviceResponse revoke(@PathParam("device_id") UUID deviceId) {
        return devices.revoke(deviceId);
    }

    @GET
    @Path("current")
    @RolesAllowed(DEVICE)
    @Operation(summary = "The device that calls")
    public DeviceResponse current() {
        return devices.current();
    }

    @PUT
    @Path("current")
    @RolesAllowed(DEVICE)
    @Operation(summary = "Tells the version of the program on the device that calls")
    public DeviceResponse update(@NotNull @Valid DeviceUpdate update) {
        return devices.update(update);
    }
}
