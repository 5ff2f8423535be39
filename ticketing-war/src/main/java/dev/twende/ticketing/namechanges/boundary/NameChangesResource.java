package dev.twende.ticketing.namechanges.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
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
                    "For nothing, as often as the platform allows and until a while before the departure. The code of the"
                            + " ticket as it was issued before is void.")
    public Response change(
            @PathParam("booking_reference") String reference,
            @NotNull @Valid NameChangeRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.status(Response.Status.CREATED)
                .entity(changes.change(reference, request, key))
                .build();
    }
}
