package dev.twende.ticketing.exchanges.boundary;

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

/** Riding otherwise with paid tickets; open to who knows a phone of the party, and to those who sell for the company. */
@Path("bookings/{booking_reference}/exchanges")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class ExchangesResource {
    private Exchanges exchanges;

    protected ExchangesResource() {} // for the CDI proxy

    @Inject
    public ExchangesResource(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    @POST
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Asks what another schedule, stretch, seat or class would cost",
            description =
                    "Difference and fee of each ticket by the conditions it was sold under, good until valid_until. Changes"
                            + " nothing and takes no seat. Who only sits elsewhere pays no difference.")
    public Response propose(
            @PathParam("booking_reference") String reference,
            @NotNull @Valid ExchangeRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        ExchangeResponse exchange = exchanges.propose(reference, request, key);
        return NewResource.created(here, exchange.exchangeId(), exchange);
    }

    @GET
    @Path("{exchange_id}")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    public ExchangeResponse find(
            @PathParam("booking_reference") String reference,
            @PathParam("exchange_id") UUID exchangeId,
            @QueryParam("phone") String phone) {
        return exchanges.find(reference, exchangeId, phone);
    }

    @POST
    @Path("{exchange_id}/accept")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Takes what was quoted, once",
            description =
                    "COMPLETED at once when no supplement is to be paid; what is too much goes back. Else HELD: the new seats"
                            + " wait, the old tickets stay good, and a payment of the booking by its reference collects the supplement and"
                            + " completes it. Some of a party who ride otherwise than the others get a reference of their own,"
                            + " new_reference.")
    public ExchangeResponse accept(
            @PathParam("booking_reference") String reference,
            @PathParam("exchange_id") UUID exchangeId,
            @NotNull @Valid PhoneRequest request) {
        return exchanges.accept(reference, exchangeId, request.phone());
    }

    @POST
    @Path("{exchange_id}/withdraw")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Gives an exchange up that is not completed",
            description = "The old tickets are good as they were.")
    public ExchangeResponse withdraw(
            @PathParam("booking_reference") String reference,
            @PathParam("exchange_id") UUID exchangeId,
            @NotNull @Valid PhoneRequest request) {
        return exchanges.withdraw(reference, exchangeId, request.phone());
    }
}
