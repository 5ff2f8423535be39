package dev.twende.ticketing.splits.boundary;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Passengers who leave their party's booking; open to who knows a phone of the party, and to those who sell for the company. */
@Path("bookings/{booking_reference}/splits")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class SplitsResource {
    private Splits splits;

    protected SplitsResource() {} // for the CDI proxy

    @Inject
    public SplitsResource(Splits splits) {
        this.splits = splits;
    }

    @POST
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Gives some passengers of a paid booking a reference of their own",
            description =
                    "Tickets, seats and prices stay; the totals of both bookings add up to what was paid, and a refund of either"
                            + " goes back on the payment it came with.")
    public Response split(
            @PathParam("booking_reference") String reference,
            @NotNull @Valid SplitRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        SplitResponse split = splits.split(reference, request, key);
        return Response.created(here.getBaseUriBuilder()
                        .path("bookings")
                        .path(split.newReference())
                        .build())
                .entity(split)
                .build();
    }
}
