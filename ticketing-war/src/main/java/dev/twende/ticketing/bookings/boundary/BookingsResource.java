package dev.twende.ticketing.bookings.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SERVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
import dev.twende.kit.origin.ToldByEvents;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.messages.boundary.MessageResponse;
import dev.twende.ticketing.messages.entity.Language;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Seats for passengers. A guest books and looks up; the payment house begins a payment. */
@Path("bookings")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class BookingsResource {
    private SeatSale sale;
    private Bookings bookings;
    private BookingPayments payments;

    protected BookingsResource() {} // for the CDI proxy

    @Inject
    public BookingsResource(SeatSale sale, Bookings bookings, BookingPayments payments) {
        this.sale = sale;
        this.bookings = bookings;
        this.payments = payments;
    }

    @POST
    @PermitAll
    @ToldByEvents
    @Limited("booking-hold")
    @Operation(
            summary = "Holds seats for a party, all or none",
            description =
                    "The price is fixed from then on. With expected_total it is no surprise: what has become dearer is refused with"
                            + " price-changed, which tells both prices. With may_change_seats passengers for whom no seat is free all the"
                            + " way get two, one after the other: the ticket's next_seat tells the second and the stop.")
    public Response hold(
            @NotNull @Valid BookingRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Context UriInfo here) {
        BookingResponse booking = sale.hold(request, key, Language.preferred(acceptLanguage));
        return NewResource.created(here, booking.bookingReference(), booking);
    }

    @GET
    @Path("{booking_reference}")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    public BookingResponse find(@PathParam("booking_reference") String reference, @QueryParam("phone") String phone) {
        return bookings.find(reference, phone);
    }

    @GET
    @Path("{booking_reference}/messages")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "What the passenger was told, oldest first",
            description = "For staff of the booking's company.")
    public Page<MessageResponse> messages(
            @PathParam("booking_reference") String reference,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return bookings.messages(reference, Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("{booking_reference}/extension")
    @Consumes("*/*") // it has no body
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Gives an unpaid booking more time, once",
            description =
                    "From now on as much as a new booking has, for who knows a phone of the party and for the company's"
                            + " people. The price stays.")
    public BookingResponse extend(
            @PathParam("booking_reference") String reference,
            @QueryParam("phone") String phone,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return bookings.extend(reference, phone, key);
    }

    @DELETE
    @Path("{booking_reference}")
    @PermitAll
    @Limited(value = "booking-look-up", per = "booking_reference")
    @Operation(
            summary = "Gives an unpaid booking up, or some of its tickets",
            description =
                    "With ticket_id, once or more, only those; the others' seats stay held, and each keeps the own fare.")
    public void release(
            @PathParam("booking_reference") String reference,
            @QueryParam("phone") String phone,
            @QueryParam("ticket_id") @Size(max = 10) List<UUID> ticketIds) {
        bookings.release(reference, phone, ticketIds);
    }

    @POST
    @Path("{booking_reference}/payment")
    @Consumes("*/*") // it has no body
    @RolesAllowed(SERVICE)
    public PayableResponse beginPayment(@PathParam("booking_reference") String reference) {
        return payments.begin(reference);
    }

    @POST
    @Path("payment-states")
    @RolesAllowed(SERVICE)
    public PaymentStates paymentStates(@NotNull @Valid PaymentStatesRequest request) {
        return payments.states(request);
    }
}
