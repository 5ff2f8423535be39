package dev.twende.ticketing.schedules.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What can be bought; open to everyone. */
@Path("schedules")
@RequestScoped
@Produces(APPLICATION_JSON)
public class SchedulesResource {
    private static final int PARTY_MAX = 10;

    private Schedules schedules;

    protected SchedulesResource() {} // for the CDI proxy

    @Inject
    public SchedulesResource(Schedules schedules) {
        this.schedules = schedules;
    }

    @GET
    @PermitAll
    public Page<OfferResponse> search(
            @NotNull @QueryParam("from_stop_id") UUID fromStopId,
            @NotNull @QueryParam("to_stop_id") UUID toStopId,
            @NotNull @QueryParam("date") LocalDate date,
            @Parameter(description = "How many travel; those without a rider_category are adults.")
                    @Min(1)
                    @Max(PARTY_MAX)
                    @DefaultValue("1")
                    @QueryParam("passengers")
                    int passengers,
            @Parameter(
                            description = "The category of each who is not an adult, such as CHILD; repeat it for each."
                                    + " More than passengers makes the party as large.")
                    @Size(max = PARTY_MAX)
                    @QueryParam("rider_category")
                    List<@Size(max = 40) String> riderCategories,
            @Parameter(description = "The only fare class wanted, such as FLEX; without it every class is shown.")
                    @Size(max = 40)
                    @QueryParam("fare_class")
                    String fareClass,
            @Min(1) @Max(Page.MAX_LIMIT) @DefaultValue(Page.DEFAULT_LIMIT) @QueryParam("limit") int limit,
            @QueryParam("cursor") String cursor) {
        List<String> riders = Schedules.party(passengers, riderCategories);
        return schedules.search(fromStopId, toStopId, date, riders, fareClass, limit, cursor);
    }

    @GET
    @Path("{schedule_id}/seats")
    @PermitAll
    public Response seats(
            @PathParam("schedule_id") UUID scheduleId,
            @NotNull @QueryParam("from_stop_id") UUID fromStopId,
            @NotNull @QueryParam("to_stop_id") UUID toStopId,
            @Context Request request) {
        SeatMapResponse map = schedules.seatMap(scheduleId, fromStopId, toStopId);
        EntityTag tag = new EntityTag(map.fingerprint());
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(map))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache") // keep it, but ask whether it is still true
                .build();
    }
}
