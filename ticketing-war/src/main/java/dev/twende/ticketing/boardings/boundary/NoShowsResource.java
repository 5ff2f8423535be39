package dev.twende.ticketing.boardings.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Who did not come for a schedule, and what is done with the seats. */
@Path("schedules/{schedule_id}/no-shows")
@RequestScoped
@Produces(APPLICATION_JSON)
public class NoShowsResource {
    private NoShows noShows;

    protected NoShowsResource() {} // for the CDI proxy

    @Inject
    public NoShowsResource(NoShows noShows) {
        this.noShows = noShows;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER})
    @Operation(summary = "Who did not come, as it was noted")
    public Page<NoShowResponse> list(
            @PathParam("schedule_id") UUID scheduleId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return noShows.list(scheduleId, Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("{ticket_id}/release")
    @Consumes("*/*") // it has no body
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "Sell the seat again, from the next stop on",
            description =
                    "409 no-show-not-releasable when there is no such stop, when it was done, or when the platform does not.")
    public NoShowResponse release(@PathParam("schedule_id") UUID scheduleId, @PathParam("ticket_id") UUID ticketId) {
        return noShows.release(scheduleId, ticketId);
    }
}
