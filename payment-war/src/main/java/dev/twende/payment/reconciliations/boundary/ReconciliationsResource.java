package dev.twende.payment.reconciliations.boundary;

import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.MaxBody;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
import dev.twende.payment.reconciliations.entity.MismatchKind;
import dev.twende.payment.reconciliations.entity.MismatchState;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Comparisons of a provider's statement with our books and the tickets: the platform's, since a statement is of all companies. */
@Path("reconciliations")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(SUPER_ADMIN)
public class ReconciliationsResource {
    private static final String CSV = "text/csv";

    /** The most lines of a statement, at their usual length. */
    private static final long STATEMENT_BYTES_MAX = 20L * 1024 * 1024;

    private ReconciliationJob job;
    private Reconciliations reconciliations;

    protected ReconciliationsResource() {} // for the CDI proxy

    @Inject
    public ReconciliationsResource(ReconciliationJob job, Reconciliations reconciliations) {
        this.job = job;
        this.reconciliations = reconciliations;
    }

    @POST
    @Operation(
            summary = "Compare a period with the provider's own statement",
            description =
                    "A period is pulled once; ordering it again answers the comparison that was made. M-Pesa keeps 48 hours.")
    public Response pull(
            @NotNull @Valid ReconciliationRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        return accepted(job.pull(request, key), here);
    }

    @POST
    @Consumes(CSV)
    @MaxBody(STATEMENT_BYTES_MAX)
    @Operation(
            summary = "Compare a period with a statement from the provider's portal",
            description = "CSV with the columns receipt, reference, amount (whole units) and time (RFC 3339).")
    public Response upload(
            @QueryParam("method") @NotNull String method,
            @QueryParam("from") @NotNull Instant from,
            @QueryParam("to") @NotNull Instant to,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here,
            String statement) {
        return accepted(job.upload(new ReconciliationRequest(method, from, to), statement, key), here);
    }

    private static Response accepted(ReconciliationResponse reconciliation, UriInfo here) {
        return NewResource.accepted(here, reconciliation.reconciliationId(), reconciliation);
    }

    @GET
    public Page<ReconciliationResponse> list(
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return reconciliations.list(limit, Cursor.decodeIdBefore(cursor));
    }

    @GET
    @Path("{reconciliation_id}")
    public ReconciliationResponse get(@PathParam("reconciliation_id") UUID id) {
        return reconciliations.get(id);
    }

    @GET
    @Path("{reconciliation_id}/mismatches")
    public Page<MismatchResponse> mismatches(
            @PathParam("reconciliation_id") UUID id,
            @QueryParam("kind") MismatchKind kind,
            @QueryParam("state") MismatchState state,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return reconciliations.mismatches(id, kind, state, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{reconciliation_id}/mismatches.csv")
    @Produces(CSV)
    @Operation(summary = "All mismatches of a comparison, for a spreadsheet")
    public String table(@PathParam("reconciliation_id") UUID id) {
        return MismatchTable.of(reconciliations.all(id));
    }

    @PUT
    @Path("{reconciliation_id}/mismatches/{mismatch_id}")
    @Operation(summary = "Explain or resolve a mismatch")
    public MismatchResponse conclude(
            @PathParam("reconciliation_id") UUID id,
            @PathParam("mismatch_id") UUID mismatchId,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid MismatchRequest request) {
        return reconciliations.conclude(id, mismatchId, request, seen);
    }
}
