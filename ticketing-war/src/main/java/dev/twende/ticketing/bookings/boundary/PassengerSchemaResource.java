package dev.twende.ticketing.bookings.boundary;

import dev.twende.ticketing.schedules.boundary.Schedules;
import dev.twende.ticketing.schedules.entity.SchedulePlan;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What has to be told of passengers, for whoever draws the form. */
@Path("schedules/{schedule_id}/passenger-schema")
@RequestScoped
@Produces(PassengerSchemaResource.MEDIA_TYPE)
public class PassengerSchemaResource {
    static final String MEDIA_TYPE = "application/schema+json";

    private Schedules schedules;

    protected PassengerSchemaResource() {} // for the CDI proxy

    @Inject
    public PassengerSchemaResource(Schedules schedules) {
        this.schedules = schedules;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "JSON Schema of a passenger in a booking request",
            description =
                    "Names what this ride asks for: required is what a booking is refused without, and what is not among the"
                            + " properties is not taken. A booking judges by the terms as they stand then.")
    public String schema(
            @PathParam("schedule_id") UUID scheduleId,
            @NotNull @QueryParam("from_stop_id") UUID fromStopId,
            @NotNull @QueryParam("to_stop_id") UUID toStopId) {
        SchedulePlan plan = schedules.currentPlan(scheduleId);
        plan.journey(fromStopId, toStopId); // a stretch that is not sold has no passengers
        return PassengerSchema.of(plan.terms().passengerFields()).toString();
    }
}
