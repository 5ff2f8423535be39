package dev.twende.ticketing.disruptions.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The choice of passengers whose bus does not run or runs much later; open to who knows a phone of the party. */
@Path("bookings/{booking_reference}/disruption")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class ChoicesResource {
    private Choices choices;

    protected ChoicesResource() {} // for the CDI proxy

    @Inject
    public ChoicesResource(Choices choices) {
        this.choices = choices;
    }

    @GET
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "What may be chosen, or was",
            description = "The same 404 for a wrong reference, a wrong phone and a booking that is not disrupted.")
    public ChoiceResponse find(@PathParam("booking_reference") String reference, @QueryParam("phone") String phone) {
        return choices.find(reference, phone);
    }

    @POST
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Chooses another bus or the money, once",
            description =
                    "REBOOK takes seats on schedule_id before the old ones are given up, all in one transaction; the reference and"
                            + " the price stay. REFUND sends back all that was paid.")
    public ChoiceResponse choose(
            @PathParam("booking_reference") String reference,
            @NotNull @Valid ChoiceRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return choices.choose(reference, request, key);
    }
}
