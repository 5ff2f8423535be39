package dev.twende.ticketing.boardings.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.BatchResponse;
import dev.twende.kit.rest.Batches;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
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

/** Tickets at the door of the bus; for those who stand there. */
@Path("boardings")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class BoardingsResource {
    private Boardings boardings;
    private Batches batches;

    protected BoardingsResource() {} // for the CDI proxy

    @Inject
    public BoardingsResource(Boardings boardings, Batches batches) {
        this.boardings = boardings;
        this.batches = batches;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, DEVICE})
    @Operation(
            summary = "Scan a ticket",
            description =
                    "200 whatever the decision; OK notes the passenger as boarded. The nonce makes it safe to send again: the same"
                            + " nonce is one scan with one answer. With offline: true the decision was the device's, and the boarding is taken"
                            + " as a fact.")
    public BoardingResponse scan(@NotNull @Valid BoardingRequest request) {
        return boardings.scan(request);
    }

    @POST
    @Path("batch")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER, DEVICE})
    @Operation(
            summary = "Tell of up to 500 boardings that happened without network",
            description =
                    "Each is taken as a fact, for itself; what should not have been raises an alert. Sent again, nothing is"
                            + " taken twice.")
    public BatchResponse<BoardingResponse> takeDown(@NotNull @Valid BoardingsBatch batch) {
        return batches.each(batch.items(), null, (item, key) -> boardings.scan(item.asOffline()));
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER})
    @Operation(summary = "All scans on a schedule, oldest first")
    public Page<RecordedBoarding> list(
            @QueryParam("schedule_id") @NotNull UUID scheduleId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return boardings.list(scheduleId, Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("{boarding_id}/undo")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER})
    @Operation(
            summary = "Take a boarding back that was a mistake",
            description = "For some minutes; who does it and why is kept. A second time changes nothing.")
    public RecordedBoarding undo(@PathParam("boarding_id") UUID boardingId, @NotNull @Valid UndoRequest request) {
        return boardings.undo(boardingId, request);
    }
}
