package dev.twende.ticketing.schedules.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.NewResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Seats of a published schedule that are kept out of sale; for the company's own people. */
@Path("schedules/{schedule_id}/blocks")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class BlocksResource {
    private ScheduleBlocks blocks;

    protected BlocksResource() {} // for the CDI proxy

    @Inject
    public BlocksResource(ScheduleBlocks blocks) {
        this.blocks = blocks;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(
            summary = "Keep a seat out of sale on a stretch",
            description = "409 seat-taken when it is sold, held or blocked there already.")
    public Response add(
            @PathParam("schedule_id") UUID scheduleId,
            @NotNull @Valid BlockRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        BlockResponse block = blocks.add(scheduleId, request, key);
        return NewResource.created(here, block.blockId(), block);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    @Operation(summary = "Who keeps which seats out of sale, why and since when")
    public List<BlockResponse> list(@PathParam("schedule_id") UUID scheduleId) {
        return blocks.list(scheduleId);
    }

    @DELETE
    @Path("{block_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT})
    public void remove(@PathParam("schedule_id") UUID scheduleId, @PathParam("block_id") UUID blockId) {
        blocks.remove(scheduleId, blockId);
    }
}
