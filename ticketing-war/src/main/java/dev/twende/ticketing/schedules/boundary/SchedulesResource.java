package dev.twende.ticketing.schedules.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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
import java.util.Optional;
import java.util.UUID;

/** What can be bought; open to everyone. */
@Path("schedules")
@RequestScoped
@Produces(APPLICATION_JSON)
public class SchedulesResource {
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
            @Min(1) @Max(10) @DefaultValue("1") @QueryParam("passengers") int passengers,
            @Min(1) @Max(Page.MAX_LIMIT) @DefaultValue(Page.DEFAULT_LIMIT) @QueryParam("limit") int limit,
            @QueryParam("cursor") String cursor) {
        return schedules.search(fromStopId, toStopId, date, passengers, limit, cursor);
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
