package dev.twende.ticketing.schedules.control;

import dev.twende.events.company.ScheduleCreated;
import dev.twende.kit.rest.HouseProblems;
import dev.twende.kit.rest.Json;
import dev.twende.kit.security.ServiceIdentity;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterClientHeaders;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of company's API that ticketing asks. */
@RegisterRestClient(configKey = "company")
@RegisterClientHeaders(ServiceIdentity.class)
@RegisterProvider(Json.class)
@RegisterProvider(HouseProblems.class)
@Path("/company/v1/schedules")
@Produces(MediaType.APPLICATION_JSON)
public interface CompanyClient {
    /** What company told, or would have told, when it published the schedule; 404 when it did not. */
    @GET
    @Path("{schedule_id}/snapshot")
    ScheduleCreated snapshot(@PathParam("schedule_id") UUID scheduleId);
}
