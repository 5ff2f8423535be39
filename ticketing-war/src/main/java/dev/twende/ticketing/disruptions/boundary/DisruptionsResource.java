package dev.twende.ticketing.disruptions.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.disruptions.entity.CaseStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What became of everyone on a schedule that was cancelled or delayed; for its company. */
@Path("disruptions/{schedule_id}")
@RequestScoped
@Produces(APPLICATION_JSON)
public class DisruptionsResource {
    private Disruptions disruptions;

    protected DisruptionsResource() {} // for the CDI proxy

    @Inject
    public DisruptionsResource(Disruptions disruptions) {
        this.disruptions = disruptions;
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "How many were told, rebooked and refunded",
            description = "404 for a schedule that runs as announced.")
    public DisruptionResponse report(@PathParam("schedule_id") UUID scheduleId) {
        return disruptions.report(scheduleId);
    }

    @GET
    @Path("cases")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(summary = "The choices of those who had paid, oldest first")
    public Page<CaseResponse> cases(
            @PathParam("schedule_id") UUID scheduleId,
            @QueryParam("status") CaseStatus status,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return disruptions.cases(scheduleId, status, Cursor.decodeId(cursor), limit);
    }
}
