package dev.twende.ticketing.vouchers.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.IfMatch;
import dev.twende.kit.rest.Page;
import jakarta.annotation.security.PermitAll;
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
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Vouchers: a company's own, seen by its own people; whoever has a code may try it. */
@Path("vouchers")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class VouchersResource {
    private Vouchers vouchers;

    protected VouchersResource() {} // for the CDI proxy

    @Inject
    public VouchersResource(Vouchers vouchers) {
        this.vouchers = vouchers;
    }

    @POST
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Issue up to 500 vouchers, all alike, each with a code of its own",
            description =
                    "AMOUNT takes the same amount off at every use, PERCENT a part of the price up to its cap, BALANCE"
                            + " what is left of an amount. They are good for this company's schedules only.")
    public Response issue(@NotNull @Valid VoucherRequest request, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.status(Response.Status.CREATED)
                .entity(vouchers.issue(request, key))
                .build();
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    @Operation(summary = "A company's vouchers, oldest first")
    public Page<VoucherResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("batch_id") UUID batchId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return vouchers.list(companyId, batchId, Cursor.decodeId(cursor), limit);
    }

    @GET
    @Path("{voucher_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    public VoucherResponse get(@PathParam("voucher_id") UUID id) {
        return vouchers.get(id);
    }

    @PUT
    @Path("{voucher_id}")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Change when and for what it is used from now on",
            description = "Its value stays; withdraw it and issue another. Bookings that use it keep what they have.")
    public VoucherResponse change(
            @PathParam("voucher_id") UUID id,
            @HeaderParam("If-Match") IfMatch seen,
            @NotNull @Valid ConditionsBody conditions) {
        return vouchers.change(id, seen, conditions);
    }

    @POST
    @Path("{voucher_id}/withdrawal")
    @Consumes("*/*") // it has no body
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
    @Operation(
            summary = "Let nobody use it any more",
            description = "Bookings that use it keep what they have. A second time changes nothing.")
    public VoucherResponse withdraw(@PathParam("voucher_id") UUID id) {
        return vouchers.withdraw(id);
    }

    @GET
    @Path("{voucher_id}/uses")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    @Operation(summary = "Who used it, oldest first", description = "RETURNED uses count no longer.")
    public Page<UseResponse> uses(
            @PathParam("voucher_id") UUID id,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return vouchers.uses(id, Cursor.decodeId(cursor), limit);
    }

    @POST
    @Path("trials")
    @PermitAll
    @Limited("voucher-trial")
    @Operation(
            summary = "What a code would take off a price now, without promise",
            description =
                    "Writes nothing. A code that nobody has issued and one of another company get the same answer,"
                            + " voucher-unknown; one that does not fit gets voucher-not-applicable with a reason.")
    public TrialResponse trial(@NotNull @Valid TrialRequest request) {
        return vouchers.trial(request);
    }
}
