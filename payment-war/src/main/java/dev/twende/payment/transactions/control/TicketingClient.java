package dev.twende.payment.transactions.control;

import dev.twende.kit.rest.HouseProblems;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.ServiceIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of ticketing's API that payment needs. */
@RegisterRestClient(configKey = "ticketing")
@RegisterClientHeaders(ServiceIdentity.class)
@RegisterProvider(Json.class)
@RegisterProvider(HouseProblems.class)
@Path("/ticketing/v1/bookings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface TicketingClient {
    /** Begins payment: answers the price and, once, lets the seats wait longer. */
    @POST
    @Path("{booking_reference}/payment")
    PayableBooking beginPayment(@PathParam("booking_reference") String bookingReference);

    /** Answers how these bookings stand with their money. */
    @POST
    @Path("payment-states")
    BookingStatesAnswer states(BookingStatesAnswer.Question question);
}
