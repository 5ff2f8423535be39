package dev.twende.company.publications.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The fares of a route, for what is on sale already: a publication of its own, to be watched as the others. */
@Path("routes/{route_id}/fares/apply")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class AppliedFaresResource {
    private Publications publications;
    private PublicationJob job;

    protected AppliedFaresResource() {} // for the CDI proxy

    @Inject
    public AppliedFaresResource(Publications publications, PublicationJob job) {
        this.publications = publications;
        this.job = job;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Let the fares of a route hold for published schedules",
            description =
                    "Changed fares reach schedules that are published later; this tells them of those on sale. Sold tickets keep"
                            + " their price.")
    public Response apply(
            @PathParam("route_id") UUID routeId,
            @NotNull @Valid FaresAppliedRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        PublicationResponse publication = publications.applyFares(routeId, request, key);
        job.start(publication.publicationId());
        return Response.accepted(publication)
                .location(here.getBaseUriBuilder()
                        .path("publications/{publication_id}")
                        .build(publication.publicationId()))
                .build();
    }
}
