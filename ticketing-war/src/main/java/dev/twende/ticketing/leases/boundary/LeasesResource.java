package dev.twende.ticketing.leases.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Seats that a device borrows before it goes offline. */
@Path("pos/leases")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class LeasesResource {
    private SeatLending lending;
    private Leases leases;

    protected LeasesResource() {} // for the CDI proxy

    @Inject
    public LeasesResource(SeatLending lending, Leases leases) {
        this.lending = lending;
        this.leases = leases;
    }

    @POST
    @RolesAllowed({DEVICE, AGENT, COMPANY_ADMIN})
    @Operation(
            summary = "Borrow seats, to sell them without a network",
            description =
                    "For the device whose token it is, or on which the cashier is logged in. All seats or none: 409 seat-taken, lease-quota,"
                            + " lease-too-late. Nobody else sells them until they are given back, or until says; that is never later than some"
                            + " minutes before the departure at the first stop, whatever was asked for.")
    public Response lend(
            @NotNull @Valid LeaseRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        LeaseResponse lent = lending.lend(request, key);
        return NewResource.created(here, lent.leaseId(), lent);
    }

    @GET
    @RolesAllowed({DEVICE, AGENT, COMPANY_ADMIN, SUPER_ADMIN})
    @Operation(summary = "What is and was lent, latest first: a device's own, or for staff the company's")
    public Page<LeaseResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("device_id") UUID deviceId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return leases.list(companyId, deviceId, limit, cursor);
    }

    @GET
    @Path("{lease_id}")
    @RolesAllowed({DEVICE, AGENT, COMPANY_ADMIN, SUPER_ADMIN})
    @Operation(summary = "A lease, and what of it is neither sold nor given back")
    public LeaseResponse find(@PathParam("lease_id") UUID leaseId) {
        return leases.find(leaseId);
    }

    @DELETE
    @Path("{lease_id}")
    @RolesAllowed({DEVICE, COMPANY_ADMIN, SUPER_ADMIN})
    @Operation(
            summary = "Give back what is not sold",
            description =
                    "By the device, once it has told of every sale; or by an administrator for a device that is"
                            + " lost: what it sells of it after that may be refused. Again, or after the end, it changes nothing.")
    public LeaseResponse giveBack(@PathParam("lease_id") UUID leaseId) {
        return leases.giveBack(leaseId);
    }
}
