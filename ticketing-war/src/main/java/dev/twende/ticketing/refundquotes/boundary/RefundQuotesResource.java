package dev.twende.ticketing.refundquotes.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
import dev.twende.kit.rest.NewResource;
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

/** What giving paid tickets back brings; open to who knows a phone of the party, and to those who sell for the company. */
@Path("bookings/{booking_reference}/refund-quotes")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class RefundQuotesResource {
    private RefundQuotes quotes;

    protected RefundQuotesResource() {} // for the CDI proxy

    @Inject
    public RefundQuotesResource(RefundQuotes quotes) {
        this.quotes = quotes;
    }

    @POST
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Asks what giving tickets back would bring",
            description =
                    "Fee and refundable amount of each ticket by the conditions it was sold under, to the second before the"
                            + " departure, good until valid_until. Changes nothing. Every passenger keeps the own fare: nobody's price"
                            + " changes because another leaves. A company admin may overrule the fee, with a reason.")
    public Response propose(
            @PathParam("booking_reference") String reference,
            @NotNull @Valid RefundQuoteRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        RefundQuoteResponse quote = quotes.propose(reference, request, key);
        return NewResource.created(here, quote.quoteId(), quote);
    }

    @GET
    @Path("{quote_id}")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    public RefundQuoteResponse find(
            @PathParam("booking_reference") String reference,
            @PathParam("quote_id") UUID quoteId,
            @QueryParam("phone") String phone) {
        return quotes.find(reference, quoteId, phone);
    }

    @POST
    @Path("{quote_id}/accept")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Gives the tickets back for what was quoted, once",
            description =
                    "Cancels them, frees their seats and sends the money on its way, all or nothing; the others of the party"
                            + " keep their seats. With as_voucher the company keeps the money and gives a voucher with that"
                            + " balance. Accepting again changes nothing. A quote of nothing wants confirm_no_refund.")
    public RefundQuoteResponse accept(
            @PathParam("booking_reference") String reference,
            @PathParam("quote_id") UUID quoteId,
            @NotNull @Valid DecisionRequest request) {
        return quotes.accept(reference, quoteId, request);
    }

    @POST
    @Path("{quote_id}/withdraw")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(summary = "Gives the quote up")
    public RefundQuoteResponse withdraw(
            @PathParam("booking_reference") String reference,
            @PathParam("quote_id") UUID quoteId,
            @NotNull @Valid DecisionRequest request) {
        return quotes.withdraw(reference, quoteId, request);
    }
}
