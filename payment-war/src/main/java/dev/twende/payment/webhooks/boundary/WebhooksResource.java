package dev.twende.payment.webhooks.boundary;

import static dev.twende.kit.security.Roles.COMPANY_ADMIN;
import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.kit.idempotency.IdempotencyKey;
import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.NewResource;
import dev.twende.kit.rest.Page;
import dev.twende.payment.webhooks.entity.DeliveryStatus;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Webhooks: a company's own, for its administrators. */
@Path("webhooks")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({SUPER_ADMIN, COMPANY_ADMIN})
public class WebhooksResource {
    private Webhooks webhooks;

    protected WebhooksResource() {} // for the CDI proxy

    @Inject
    public WebhooksResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @POST
    @Operation(
            summary = "Register a webhook",
            description =
                    "The answer is the only one that shows the secret. How to verify what comes: docs/webhooks.md.")
    public Response register(
            @NotNull @Valid WebhookRequest request,
            @HeaderParam("Idempotency-Key") IdempotencyKey key,
            @Context UriInfo here) {
        WebhookResponse webhook = webhooks.register(request, key);
        return NewResource.created(here, webhook.webhookId(), webhook);
    }

    @GET
    public Page<WebhookResponse> list(
            @QueryParam("company_id") UUID companyId,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return webhooks.list(companyId, limit, Cursor.decodeId(cursor));
    }

    @GET
    @Path("{webhook_id}")
    public WebhookResponse get(@PathParam("webhook_id") UUID id) {
        return webhooks.get(id);
    }

    @DELETE
    @Path("{webhook_id}")
    public void remove(@PathParam("webhook_id") UUID id) {
        webhooks.remove(id);
    }

    @POST
    @Path("{webhook_id}/pings")
    @Consumes(MediaType.WILDCARD) // it has no body
    @Operation(summary = "Send a webhook.ping, to try the way out")
    public Response ping(@PathParam("webhook_id") UUID id, @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.accepted(webhooks.ping(id, key)).build();
    }

    @GET
    @Path("{webhook_id}/deliveries")
    @Operation(summary = "What the webhook was told in the last 30 days, the latest first")
    public Page<DeliveryResponse> deliveries(
            @PathParam("webhook_id") UUID id,
            @QueryParam("status") DeliveryStatus status,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return webhooks.deliveries(id, status, limit, Cursor.decodeIdBefore(cursor));
    }

    @POST
    @Path("{webhook_id}/deliveries/{delivery_id}/replay")
    @Consumes(MediaType.WILDCARD) // it has no body
    @Operation(summary = "Tell it again")
    public Response replay(
            @PathParam("webhook_id") UUID id,
            @PathParam("delivery_id") UUID deliveryId,
            @HeaderParam("Idempotency-Key") IdempotencyKey key) {
        return Response.accepted(webhooks.replay(id, deliveryId, key)).build();
    }
}
