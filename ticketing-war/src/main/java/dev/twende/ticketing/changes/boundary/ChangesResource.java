package dev.twende.ticketing.changes.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DEVICE;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is new for devices that sell and check tickets without a network. */
@Path("pos/changes")
@RequestScoped
@Produces(APPLICATION_JSON)
public class ChangesResource {
    /** A schedule with its plan and a full bus is about 10 kB, and a phone on a slow network should get a page in a few seconds. */
    private static final int MAX_LIMIT = 50;

    private Changes changes;

    protected ChangesResource() {} // for the CDI proxy

    @Inject
    public ChangesResource(Changes changes) {
        this.changes = changes;
    }

    @GET
    @RolesAllowed({DEVICE, AGENT, INSPECTOR, COMPANY_ADMIN})
    @Operation(
            summary =
                    "What is new since the last time: schedules, seats, void tickets, keys and the device's own leases",
            description =
                    "Of the caller's company. Send the cursor of the last answer; leave it out the first time, and whenever it is refused."
                            + " Ask again at once while more is true. Nothing is passed over; something may come twice. A schedule is told whole, but"
                            + " without its plan when only seats changed. A device forgets schedules by itself when their ride is over.")
    public ChangesResponse since(
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(MAX_LIMIT) int limit) {
        return changes.sinceForCaller(cursor, limit);
    }
}
