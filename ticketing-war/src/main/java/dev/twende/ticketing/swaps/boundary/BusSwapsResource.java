package dev.twende.ticketing.swaps.boundary;

import static dev.twende.kit.security.Roles.SERVICE;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Other buses for schedules that were sold already; company asks. */
@Path("schedules/{schedule_id}/bus-changes")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class BusSwapsResource {
    private BusSwaps swaps;

    protected BusSwapsResource() {} // for the CDI proxy

    @Inject
    public BusSwapsResource(BusSwaps swaps) {
        this.swaps = swaps;
    }

    @POST
    @RolesAllowed(SERVICE)
    @Operation(
            summary = "Moves everyone on board to another bus",
            description =
                    "All or nothing, and once for a change_id, which is answered the same when it comes again. Whoever's seat number"
                            + " the new bus has keeps it; the others get a seat with the same properties, else any that is free on their whole"
                            + " stretch; an explicit plan wins. 409 seats-stranded, with the same lists, when someone would have no seat.")
    public BusChangeResponse change(
            @PathParam("schedule_id") UUID scheduleId, @NotNull @Valid BusChangeRequest request) {
        return swaps.change(scheduleId, request);
    }
}
