package dev.twende.payment.transactions.boundary;

import dev.twende.kit.idempotency.IdempotencyKey;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

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
    public Response begin(
            @NotNull @Valid TransactionRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        TransactionResponse transaction = checkout.begin(request, key);
        return Response.accepted(transaction)
                .location(here.getAbsolutePathBuilder()
                        .path(transaction.transactionId().toString())
                        .build())
                .build();
    }

    @GET
    @Path("{transaction_id}")
    @PermitAll
    public TransactionResponse find(@PathParam("transaction_id") UUID transactionId) {
        return transactions.find(transactionId);
    }
}
