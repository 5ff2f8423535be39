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

/** As {@link TicketingClient}, for a question whose asker waits a moment only: its own, shorter timeouts. */
@RegisterRestClient(configKey = "ticketing-quick")
@RegisterClientHeaders(ServiceIdentity.class)
@RegisterProvider(Json.class)
@RegisterProvider(HouseProblems.class)
@Path("/ticketing/v1/bookings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface QuickTicketingClient {
    /** Begins payment: answers the price and, once, lets the seats wait longer. */
    @POST
    @Path("{booking_reference}/payment")
    PayableBooking beginPayment(@PathParam("booking_reference") String bookingReference);
}
