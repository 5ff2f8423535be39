package dev.twende.company.schedules.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SERVICE;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.company.schedules.entity.ScheduleFilter;
import dev.twende.company.schedules.entity.ScheduleStatus;
import dev.twende.events.company.ScheduleCreated;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Schedules: the dated runs of a company, and the moves of their life. */
@Path("schedules")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class SchedulesResource {
    private Schedules schedules;
    private ScheduleChanges changes;
    private BusSwap swap;
    private BusChanges busChanges;

    protected SchedulesResource() {} // for the CDI proxy

    @Inject
    public SchedulesResource(Schedules schedules, ScheduleChanges changes, BusSwap swap, BusChanges busChanges) {
        this.schedules = schedules;
        this.changes = changes;
        this.swap = swap;
        this.busChanges = busChanges;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response draft(
            @NotNull @Valid ScheduleRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        ScheduleResponse schedule = schedules.draft(request, key);
        return NewResource.created(here, schedule.scheduleId(), schedule);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    @Operation(
            summary = "List schedules",
            description =
                    "from and to are the first and the last service date, date is one day instead; sort is departure_time or"
                            + " -departure_time, by creation when left out.")
    public Page<ScheduleResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("date") LocalDate date,
            @QueryParam("route_id") UUID routeId,
            @QueryParam("bus_id") UUID busId,
            @QueryParam("driver_id") UUID driverId,
            @QueryParam("status") ScheduleStatus status,
            @QueryParam("sort") String sort,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        ScheduleFilter filter = ScheduleFilter.ofDays(companyId, from, to, date, routeId, busId, driverId, status);
        return schedules.list(filter, sort, limit, cursor);
    }

    @GET
    @Path("{schedule_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, ACCOUNTANT})
    public ScheduleResponse get(@PathParam("schedule_id") UUID id) {
        return schedules.get(id);
    }

    @GET
    @Path("{schedule_id}/snapshot")
    @RolesAllowed(SERVICE)
    @APIResponse(
            responseCode = "200",
            description = "The schedule as it stands, with its status",
            content = @Content(schema = @Schema(implementation = ScheduleCreated.class)))
    public JsonObject snapshot(@PathParam("schedule_id") UUID id) {
        return schedules.snapshot(id);
    }

    @POST
    @Path("{schedule_id}/publish")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public ScheduleResponse publish(@PathParam("schedule_id") UUID id) {
        return schedules.publish(id);
    }

    @POST
    @Path("{schedule_id}/depart")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, DRIVER})
    public ScheduleResponse depart(@PathParam("schedule_id") UUID id) {
        return schedules.depart(id);
    }

    @POST
    @Path("{schedule_id}/complete")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, DRIVER})
    public ScheduleResponse complete(@PathParam("schedule_id") UUID id) {
        return schedules.complete(id);
    }

    @POST
    @Path("{schedule_id}/cancel")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public ScheduleResponse cancel(@PathParam("schedule_id") UUID id, @NotNull @Valid CancelRequest request) {
        return schedules.cancel(id, request);
    }

    @POST
    @Path("{schedule_id}/delay")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "Tell that a run is late, or early",
            description = "Adds to what was said before. From a stop on it may also be told of a bus on its way. Use an"
                    + " Idempotency-Key, for two requests add up.")
    public ScheduleResponse delay(
            @PathParam("schedule_id") UUID id,
            @NotNull @Valid DelayRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return changes.delay(id, request, key);
    }

    @PUT
    @Path("{schedule_id}/driver")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public ScheduleResponse assignDriver(
            @PathParam("schedule_id") UUID id,
            @NotNull @Valid DriverRequest request,
            @HeaderParam("If-Match") IfMatch seen) {
        return changes.assignDriver(id, request, seen);
    }

    @POST
    @Path("{schedule_id}/bus-swap")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Exchange the bus",
            description =
                    "Everybody with a seat gets one in the new bus, or 409 seats-stranded says who would not. PENDING in the"
                            + " answer means that ticketing has not answered yet: the change is asked again until it ends; look at it under"
                            + " bus-changes/{change_id}.")
    public BusChangeResponse swapBus(
            @PathParam("schedule_id") UUID id,
            @NotNull @Valid BusSwapRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return swap.swap(id, request, key);
    }

    @GET
    @Path("{schedule_id}/bus-changes/{change_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public BusChangeResponse busChange(@PathParam("schedule_id") UUID id, @PathParam("change_id") UUID changeId) {
        return busChanges.get(id, changeId);
    }
}
