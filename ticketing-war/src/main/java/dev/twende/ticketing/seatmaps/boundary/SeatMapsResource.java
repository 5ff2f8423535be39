package dev.twende.ticketing.seatmaps.boundary;

import dev.twende.ticketing.seatmaps.control.Watch;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The seats of a schedule; open to everyone. */
@Path("schedules/{schedule_id}/seats")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SeatMapsResource {
    private static final int RECONNECT_MILLIS = 3_000;

    private SeatMaps maps;
    private SeatMapWatches watches;

    protected SeatMapsResource() {} // for the CDI proxy

    @Inject
    public SeatMapsResource(SeatMaps maps, SeatMapWatches watches) {
        this.maps = maps;
        this.watches = watches;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "Every seat and what it is on a stretch",
            description =
                    "Send the ETag back as If-None-Match: 304 means that nothing has changed. /seats/events tells of changes by itself.")
    @APIResponse(
            responseCode = "200",
            description = "The map",
            content = @Content(schema = @Schema(implementation = SeatMapResponse.class)))
    @APIResponse(responseCode = "304", description = "The map that the client has is still true")
    public Response show(
            @PathParam("schedule_id") UUID scheduleId,
            @NotNull @QueryParam("from_stop_id") UUID fromStopId,
            @NotNull @QueryParam("to_stop_id") UUID toStopId,
            @Context Request request) {
        SeatMaps.Look look = maps.look(scheduleId, fromStopId, toStopId);
        EntityTag tag = new EntityTag(look.tag());
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(look.json()))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache") // keep it, but ask whether it is still true
                .build();
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @PermitAll
    @Operation(
            summary = "The seats of a stretch as they change",
            description =
                    "Server-sent events: \"seats\" with the whole map, unless Last-Event-ID says that the reader has it; then \"changes\""
                            + " with those seats that are another way now, {\"seats\": [{\"seat_number\": \"7\", \"state\": \"TAKEN\"}]}. The stream"
                            + " ends when the schedule is changed, and after half an hour: come again, as browsers do by themselves.")
    public void watch(
            @PathParam("schedule_id") UUID scheduleId,
            @NotNull @QueryParam("from_stop_id") UUID fromStopId,
            @NotNull @QueryParam("to_stop_id") UUID toStopId,
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) String lastEventId,
            @Context SseEventSink sink,
            @Context Sse sse) {
        SeatMaps.Look look = maps.look(scheduleId, fromStopId, toStopId);
        watches.begin(
                look,
                lastEventId,
                message -> sink.send(event(sse, message)).toCompletableFuture().join(),
                sink::close);
    }

    private static OutboundSseEvent event(Sse sse, Watch.Message message) {
        OutboundSseEvent.Builder event = sse.newEventBuilder();
        if (message.name() == null) {
            return event.comment(message.data()).build();
        }
        return event.id(message.id())
                .name(message.name())
                .reconnectDelay(RECONNECT_MILLIS)
                .data(message.data())
                .build();
    }
}
