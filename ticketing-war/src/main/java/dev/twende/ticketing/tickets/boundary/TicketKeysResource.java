package dev.twende.ticketing.tickets.boundary;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The keys that tickets are verified with, for anyone. */
@Path("ticket-keys")
@RequestScoped
@Produces(APPLICATION_JSON)
public class TicketKeysResource {
    /** Far below the time for which a new key is announced. */
    private static final int MAX_AGE_SECONDS = 3600;

    private TicketKeys keys;

    protected TicketKeysResource() {} // for the CDI proxy

    @Inject
    public TicketKeysResource(TicketKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    @Operation(
            summary = "The public keys that tickets' QR codes are verified with, as a JWK set",
            description =
                    "Fetch it whenever there is a network, and keep every key until it is gone from here. docs/ticket-qr.md says how a code is read.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = TicketKeySet.class)))
    @APIResponse(responseCode = "304", description = "Nothing new since the ETag that was sent in If-None-Match")
    public Response published(@Context Request request) {
        TicketKeySet published = keys.published();
        EntityTag tag = new EntityTag(published.tag());
        CacheControl caching = new CacheControl();
        caching.setMaxAge(MAX_AGE_SECONDS);
        return Optional.ofNullable(request.evaluatePreconditions(tag))
                .orElseGet(() -> Response.ok(published))
                .tag(tag)
                .cacheControl(caching)
                .build();
    }
}
