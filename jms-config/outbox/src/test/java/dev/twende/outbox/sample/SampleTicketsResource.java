package dev.twende.outbox.sample;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** Sells tickets, in a sample's way. */
@Path("tickets")
@RequestScoped
public class SampleTicketsResource {

    @Inject
    SampleTickets tickets;

    @POST
    @PermitAll
    public Response reserve(@QueryParam("ticket_id") UUID ticketId, @QueryParam("seat") String seat) {
        tickets.reserve(ticketId, seat);
        return Response.noContent().build();
    }

    @POST
    @Path("failing")
    @PermitAll
    public Response reserveAndFail(@QueryParam("ticket_id") UUID ticketId, @QueryParam("seat") String seat) {
        tickets.reserveAndFail(ticketId, seat);
        return Response.noContent().build();
    }

    @GET
    @Path("mine")
    @RolesAllowed("PASSENGER")
    public Response mine() {
        return Response.noContent().build();
    }
}
