package dev.twende.company.schedules.control;

import dev.twende.kit.rest.HouseProblems;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.ServiceIdentity;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of ticketing's API that company needs. */
@RegisterRestClient(configKey = "ticketing")
@RegisterClientHeaders(ServiceIdentity.class)
@RegisterProvider(Json.class)
@RegisterProvider(HouseProblems.class)
@Path("/ticketing/v1/schedules")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public interface TicketingClient {
    /** Reseats everybody in another bus, or tells who would be left without a seat; at most once for one change. */
    @POST
    @Path("{schedule_id}/bus-changes")
    SeatingAnswer changeBus(@PathParam("schedule_id") UUID scheduleId, SeatingQuestion question);
}
