package dev.twende.payment.transactions.boundary;

import static dev.twende.kit.security.Roles.ACCOUNTANT;
import static dev.twende.kit.security.Roles.AGENT;
import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.limits.Limited;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
import dev.twende.payment.transactions.control.TransactionFilter;
import dev.twende.payment.transactions.entity.TransactionStatus;
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

/** Payments, open to guests: whoever knows the booking reference may pay, whoever knows the transaction's id may watch. */
@Path("transactions")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class TransactionsResource {
    private Checkout checkout;
    private Transactions transactions;

    protected TransactionsResource() {} // for the CDI proxy

    @Inject
    public TransactionsResource(Checkout checkout, Transactions transactions) {
        this.checkout = checkout;
        this.transactions = transactions;
    }

    @POST
    @PermitAll
    @Limited("payment-start")
    public Response begin(
            @NotNull @Valid TransactionRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        TransactionResponse transaction = checkout.begin(request, key);
        return NewResource.accepted(here, transaction.transactionId(), transaction);
    }

    @GET
    @RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN, AGENT, ACCOUNTANT})
    @Operation(
            summary = "A company's transactions, the latest first",
            description =
                    "With booking_reference: every attempt to pay it. Times are those of the beginning, from inclusive. With sold_by or"
                            + " device_id: what a cashier or a device took.")
    public Page<StaffTransactionResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("booking_reference") String bookingReference,
            @QueryParam("status") TransactionStatus status,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @QueryParam("sold_by") UUID soldBy,
            @QueryParam("device_id") UUID deviceId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return transactions.list(
                new TransactionFilter(companyId, bookingReference, status, from, to, soldBy, deviceId),
                limit,
                Cursor.decodeIdBefore(cursor));
    }

    @GET
    @Path("{transaction_id}")
    @PermitAll
    public TransactionResponse find(@PathParam("transaction_id") UUID transactionId) {
        return transactions.find(transactionId);
    }
}
