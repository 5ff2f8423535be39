package dev.twende.company.imports.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.APPLICATION_OCTET_STREAM;

import dev.twende.company.fares.entity.Fare;
import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.MaxBody;
import dev.twende.kit.rest.NewResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
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
import java.io.InputStream;
import java.time.LocalDate;
import java.util.UUID;

/** Imports: a GTFS feed is sent as it is, then its import is watched. */
@Path("imports")
@RequestScoped
@Produces(APPLICATION_JSON)
public class ImportsResource {
    /** A feed, compressed: those of whole nations stay below it. */
    private static final long FEED_BYTES_MAX = 200L * 1024 * 1024;

    private static final int DAYS_MAX = 92;
    private static final String SEATS_OF_A_MATATU = "33";

    private ImportJob job;
    private Imports imports;

    protected ImportsResource() {} // for the CDI proxy

    @Inject
    public ImportsResource(ImportJob job, Imports imports) {
        this.job = job;
        this.imports = imports;
    }

    @POST
    @Consumes({"application/zip", APPLICATION_OCTET_STREAM})
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @MaxBody(FEED_BYTES_MAX)
    public Response order(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("days") @DefaultValue("7") @Min(1) @Max(DAYS_MAX) int days,
            @QueryParam("flat_fare") @Positive @Max(Fare.AMOUNT_MAX) Long flatFare,
            @QueryParam("bus_capacity") @DefaultValue(SEATS_OF_A_MATATU) @Min(1) @Max(200) int busCapacity,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here,
            InputStream feed) {
        ImportRequest request = new ImportRequest(companyId, from, days, flatFare, busCapacity);
        ImportResponse ordered = job.start(request, key, feed);
        return NewResource.accepted(here, ordered.importId(), ordered);
    }

    @GET
    @Path("{import_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    public ImportResponse get(@PathParam("import_id") UUID id) {
        return imports.get(id);
    }
}
