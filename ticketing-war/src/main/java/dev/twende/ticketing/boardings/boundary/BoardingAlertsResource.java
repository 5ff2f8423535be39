package dev.twende.ticketing.boardings.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.boardings.entity.AlertStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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

/** What was wrong with boardings that happened without network. */
@Path("boarding-alerts")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class BoardingAlertsResource {
    private BoardingAlerts alerts;

    protected BoardingAlertsResource() {} // for the CDI proxy

    @Inject
    public BoardingAlertsResource(BoardingAlerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR})
    @Operation(summary = "Alerts of a company or of one of its schedules, oldest first")
    public Page<AlertResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("schedule_id") UUID scheduleId,
            @QueryParam("status") AlertStatus status,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return alerts.list(companyId, scheduleId, status, Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("{alert_id}/acknowledgement")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(summary = "Note that somebody has seen to it", description = "A second time changes nothing.")
    public AlertResponse acknowledge(
            @PathParam("alert_id") UUID alertId, @NotNull @Valid AcknowledgementRequest request) {
        return alerts.acknowledge(alertId, request);
    }
}
