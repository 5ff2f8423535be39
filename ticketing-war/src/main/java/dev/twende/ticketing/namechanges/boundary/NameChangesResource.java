package dev.twende.ticketing.namechanges.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
import dev.twende.kit.rest.NewResource;
import dev.twende.ticketing.bookings.boundary.PhoneRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
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

/** Tickets that somebody else rides on; open to who knows a phone of the party, and to those who sell for the company. */
@Path("bookings/{booking_reference}/name-changes")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class NameChangesResource {
    private NameChanges changes;

    protected NameChangesResource() {} // for the CDI proxy

    @Inject
    public NameChangesResource(NameChanges changes) {
        this.changes = changes;
    }

    @POST
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Names somebody else for a ticket",
            description =
                    "As often as the platform allows and until a while before the departure. COMPLETED at once when the"
                            + " conditions of the ticket want no fee. Else PENDING: the ticket is as it was, and a payment of the"
                            + " booking by its reference collects the fee and completes it. The code of the ticket as it was issued"
                            + " before is void then.")
    public Response change(
            @PathParam("booking_reference") String reference,
            @NotNull @Valid NameChangeRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        NameChangeResponse change = changes.change(reference, request, key);
        return NewResource.created(here, change.changeId(), change);
    }

    @GET
    @Path("{change_id}")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    public NameChangeResponse find(
            @PathParam("booking_reference") String reference,
            @PathParam("change_id") UUID changeId,
            @QueryParam("phone") String phone) {
        return changes.find(reference, changeId, phone);
    }

    @POST
    @Path("{change_id}/withdraw")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(summary = "Gives a change up that waits for its fee", description = "The ticket is good as it was.")
    public NameChangeResponse withdraw(
            @PathParam("booking_reference") String reference,
            @PathParam("change_id") UUID changeId,
            @NotNull @Valid PhoneRequest request) {
        return changes.withdraw(reference, changeId, request.phone());
    }
}
