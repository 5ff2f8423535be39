package dev.twende.payment.ledgers.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;
import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Page;
import dev.twende.payment.ledgers.entity.Account;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The books: a company's own people read theirs, the platform reads all. */
@Path("ledgers")
@RequestScoped
@Consumes(APPLICATION_JSON)
@Produces(APPLICATION_JSON)
public class LedgersResource {
    private Ledgers ledgers;

    protected LedgersResource() {} // for the CDI proxy

    @Inject
    public LedgersResource(Ledgers ledgers) {
        this.ledgers = ledgers;
    }

    @GET
    @Path("balances")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "How a company's accounts stand now")
    public BalancesResponse balances(@QueryParam("company_id") UUID companyId) {
        return ledgers.balances(companyId);
    }

    @GET
    @Path("entries")
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, ACCOUNTANT})
    @Operation(summary = "A company's book, entry by entry, oldest first")
    public Page<EntryResponse> entries(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("account") Account account,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return ledgers.entries(companyId, account, limit, EntryPlace.of(cursor));
    }

    @GET
    @Path("check")
    @RolesAllowed(SUPER_ADMIN)
    @Operation(
            summary = "Looks for everything in the books that must not be",
            description =
                    "Every posting and every book adds up to zero, every payment is booked once, nothing more went back than came.")
    public CheckResponse check() {
        return ledgers.check();
    }

    @POST
    @Path("charges")
    @RolesAllowed(SUPER_ADMIN)
    @Operation(summary = "Books what a provider took for moving a payment")
    public Response charge(@NotNull @Valid ChargeRequest request, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.status(Response.Status.CREATED)
                .entity(ledgers.charge(request, key))
                .build();
    }
}
