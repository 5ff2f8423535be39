package dev.twende.company.publications.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.NewResource;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** Publications: ordered, then watched. */
@Path("publications")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class PublicationsResource {
    private Publications publications;
    private PublicationJob job;

    protected PublicationsResource() {} // for the CDI proxy

    @Inject
    public PublicationsResource(Publications publications, PublicationJob job) {
        this.publications = publications;
        this.job = job;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Response order(
            @NotNull @Valid PublicationRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        PublicationResponse publication = publications.order(request, key);
        job.start(publication.publicationId());
        return NewResource.accepted(here, publication.publicationId(), publication);
    }

    @GET
    @Path("{publication_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public PublicationResponse get(@PathParam("publication_id") UUID id) {
        return publications.get(id);
    }

    @GET
    @Path("{publication_id}/refused-items")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public Page<RefusedItem> refusedItems(
            @PathParam("publication_id") UUID id,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return publications.refusedItems(id, limit, Cursor.decodeId(cursor));
    }
}
