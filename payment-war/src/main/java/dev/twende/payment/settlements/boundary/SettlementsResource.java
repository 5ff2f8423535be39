package dev.twende.payment.settlements.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Settlements: the platform makes them, the company's own people read them. */
@Path("settlements")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class SettlementsResource {
    private Settlements settlements;

    protected SettlementsResource() {} // for the CDI proxy

    @Inject
    public SettlementsResource(Settlements settlements) {
        this.settlements = settlements;
    }

    @POST
    @RolesAllowed(SUPER_ADMIN)
    @Operation(
            summary = "Drafts a settlement",
            description =
                    "The period goes by when things were booked. A draft adds it up as it stands; close it to freeze it.")
    public Response draft(
            @NotNull @Valid SettlementRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        SettlementResponse settlement = settlements.draft(request, key);
        return NewResource.created(here, settlement.settlementId(), settlement);
    }

    @POST
    @Path("{settlement_id}/close")
    @RolesAllowed(SUPER_ADMIN)
    @Operation(summary = "Numbers and freezes a settlement whose period is over")
    public SettlementResponse close(@PathParam("settlement_id") UUID id, @HeaderParam("If-Match") IfMatch seen) {
        return settlements.close(id, seen);
    }

    @POST
    @Path("{settlement_id}/payouts")
    @RolesAllowed(SUPER_ADMIN)
    @Operation(summary = "Notes what was paid out to the company on a closed settlement")
    public Response pay(
            @PathParam("settlement_id") UUID id,
            @NotNull @Valid PayoutRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.status(Response.Status.CREATED)
                .entity(settlements.pay(id, request, key))
                .build();
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "A company's settlements, oldest first, without their sums")
    public Page<SettlementResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return settlements.list(companyId, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{settlement_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "A statement; frozen once it is closed, as the book stands before")
    public SettlementResponse get(@PathParam("settlement_id") UUID id) {
        return settlements.get(id);
    }

    @GET
    @Path("{settlement_id}/lines")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "The lines behind a statement, in the order in which they were booked")
    public Page<LineResponse> lines(
            @PathParam("settlement_id") UUID id,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return settlements.lines(id, limit, LinePlace.of(cursor));
    }

    @GET
    @Path("{settlement_id}/lines.csv")
    @Produces("text/csv")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "The lines behind a statement, for a spreadsheet")
    public String csv(@PathParam("settlement_id") UUID id) {
        return settlements.csv(id);
    }

    @GET
    @Path("{settlement_id}/statement.pdf")
    @Produces("application/pdf")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "A statement on paper")
    public byte[] pdf(@PathParam("settlement_id") UUID id) {
        return settlements.pdf(id);
    }
}
