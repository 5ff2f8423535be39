package dev.twende.company.exports.boundary;

import dev.twende.company.exports.entity.FeedVersion;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The feed of a company, for planners of journeys and whoever else reads GTFS. */
@Path("companies/{company_id}/gtfs")
@RequestScoped
public class ExportsResource {
    private Exports exports;
    private FeedBuilds builds;

    protected ExportsResource() {} // for the CDI proxy

    @Inject
    public ExportsResource(Exports exports, FeedBuilds builds) {
        this.exports = exports;
        this.builds = builds;
    }

    @GET
    @PermitAll
    @Produces("application/zip")
    @Operation(
            summary = "The company's published schedules as a GTFS feed with Fares v2",
            description = "Ask again with If-None-Match or If-Modified-Since: what has not changed is answered 304.")
    public Response get(@PathParam("company_id") UUID companyId, @Context Request request) {
        FeedVersion version = exports.version(companyId);
        EntityTag tag = new EntityTag(version.tag());
        Date changed = Date.from(version.changedAt().truncatedTo(ChronoUnit.SECONDS));
        return Optional.ofNullable(request.evaluatePreconditions(changed, tag))
                .orElseGet(() -> Response.ok(builds.build(companyId, version))
                        .header("Content-Disposition", "attachment; filename=\"gtfs-" + companyId + ".zip\""))
                .tag(tag)
                .lastModified(changed)
                .build();
    }

    /** Builds nothing: by itself the runtime would build the feed and throw it away. */
    @HEAD
    @PermitAll
    @Produces("application/zip")
    public Response head(@PathParam("company_id") UUID companyId) {
        FeedVersion version = exports.version(companyId);
        return Response.ok()
                .tag(new EntityTag(version.tag()))
                .lastModified(Date.from(version.changedAt().truncatedTo(ChronoUnit.SECONDS)))
                .build();
    }
}
