package dev.twende.ticketing.manifests.boundary;

import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.DRIVER;
import static dev.twende.kit.security.Roles.INSPECTOR;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.Page;
import dev.twende.ticketing.manifests.entity.Manifest;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * The passengers of a schedule, with names and phones: for the company's own people alone, and not for the platform.
 *
 * <p>The id is in the paths of the methods: in that of the class it would hide whatever lies beside it in another class, such as
 * {@code schedules/nearby-dates}.
 */
@Path("schedules")
@RequestScoped
@RolesAllowed({COMPANY_ADMIN, AGENT, INSPECTOR, DRIVER})
public class ManifestsResource {
    private Manifests manifests;

    protected ManifestsResource() {} // for the CDI proxy

    @Inject
    public ManifestsResource(Manifests manifests) {
        this.manifests = manifests;
    }

    @GET
    @Path("{schedule_id}/manifest")
    @Produces(APPLICATION_JSON)
    @Operation(
            summary = "Who rides, by boarding stop and seat",
            description =
                    "As it is now until the bus leaves; from then on as it was, and live=true shows it as it is now. The ETag of a"
                            + " frozen manifest is the SHA-256 of the body. Who paid on the way is in its supplements, which CSV and"
                            + " PDF have as well.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Manifest.class)))
    public Response json(@PathParam("schedule_id") UUID scheduleId, @QueryParam("live") boolean live) {
        return answer(manifests.json(scheduleId, live));
    }

    private static Response answer(Manifests.Shown shown) {
        Response.ResponseBuilder answer = Response.ok(shown.json());
        shown.sha256().ifPresent(answer::tag);
        return answer.build();
    }

    @GET
    @Path("{schedule_id}/manifest.csv")
    @Produces("text/csv")
    @Operation(summary = "As manifest, for a spreadsheet")
    public String csv(@PathParam("schedule_id") UUID scheduleId, @QueryParam("live") boolean live) {
        return manifests.csv(scheduleId, live);
    }

    @GET
    @Path("{schedule_id}/manifest.pdf")
    @Produces("application/pdf")
    @Operation(summary = "As manifest, on paper; each call is another numbered copy")
    public byte[] pdf(@PathParam("schedule_id") UUID scheduleId, @QueryParam("live") boolean live) {
        return manifests.pdf(scheduleId, live);
    }

    @GET
    @Path("{schedule_id}/manifest/supplements")
    @Produces(APPLICATION_JSON)
    @Operation(
            summary = "What was added to the manifest since the bus left, oldest first",
            description = "A supplement has who paid since the bus left or since the one before, and is never changed.")
    public Page<SupplementResponse> supplements(
            @PathParam("schedule_id") UUID scheduleId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return manifests.supplements(scheduleId, Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("{schedule_id}/manifest/supplements/{number}")
    @Produces(APPLICATION_JSON)
    @Operation(
            summary = "Who paid on the way, by boarding stop and seat",
            description = "Its passengers alone; the ETag is the SHA-256 of the body.")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = APPLICATION_JSON, schema = @Schema(implementation = Manifest.class)))
    public Response supplement(@PathParam("schedule_id") UUID scheduleId, @PathParam("number") int number) {
        return answer(manifests.supplement(scheduleId, number));
    }

    @GET
    @Path("{schedule_id}/border-list.csv")
    @Produces("text/csv")
    @Operation(
            summary = "The passengers with their papers, for a border",
            description =
                    "Those who have paid and were not missed, as it is now. What the route does not ask for is empty, and so is what"
                            + " is forgotten some time after the ride.")
    public String borderList(@PathParam("schedule_id") UUID scheduleId) {
        return manifests.borderList(scheduleId);
    }

    @GET
    @Path("{schedule_id}/manifest/accesses")
    @Produces(APPLICATION_JSON)
    @RolesAllowed(COMPANY_ADMIN)
    @Operation(summary = "Who looked at the passengers or printed them, oldest first")
    public Page<AccessResponse> accesses(
            @PathParam("schedule_id") UUID scheduleId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return manifests.accesses(scheduleId, Cursor.decodeId(cursor), limit);
    }
}
