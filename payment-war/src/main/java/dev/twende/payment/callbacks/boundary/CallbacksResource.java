package dev.twende.payment.callbacks.boundary;

import static dev.twende.kit.security.Roles.SUPER_ADMIN;

import dev.twende.kit.rest.Cursor;
import dev.twende.kit.rest.MaxBody;
import dev.twende.kit.rest.Page;
import dev.twende.payment.transactions.entity.CallbackFinding;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * Where providers tell the result of a prompt or a refund. The end of the address is the secret of one transaction or refund. The
 * body is taken whatever its media type says, because M-Pesa does not try twice.
 */
@Path("callbacks")
@RequestScoped
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
public class CallbacksResource {
    /** Fifteen times the longest callback seen. */
    private static final long MAX_BYTES = 16 * 1024;

    private Callbacks callbacks;

    protected CallbacksResource() {} // for the CDI proxy

    @Inject
    public CallbacksResource(Callbacks callbacks) {
        this.callbacks = callbacks;
    }

    @POST
    @Path("{secret}")
    @PermitAll
    @MaxBody(MAX_BYTES)
    public Acknowledgement receive(@PathParam("secret") String secret, @Context HttpServletRequest from, String body) {
        callbacks.receive(secret, Sender.of(from), body);
        return Acknowledgement.RECEIVED;
    }

    /** MTN calls back by PUT or by POST. */
    @PUT
    @Path("{secret}")
    @PermitAll
    @MaxBody(MAX_BYTES)
    public Acknowledgement receiveByPut(
            @PathParam("secret") String secret, @Context HttpServletRequest from, String body) {
        return receive(secret, from, body);
    }

    @GET
    @RolesAllowed(SUPER_ADMIN)
    @Operation(
            summary = "What arrived at the callback addresses, the latest first",
            description = "Without finding: all but STRAY. Bodies are as they arrived, but for phone numbers.")
    public Page<CallbackResponse> list(
            @QueryParam("finding") CallbackFinding finding,
            @QueryParam("limit") @DefaultValue(Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("cursor") String cursor) {
        return callbacks.list(finding, limit, Cursor.decodeIdBefore(cursor));
    }

    /** What Daraja expects to read, in its own spelling. */
    public record Acknowledgement(
            @JsonbProperty("ResultCode") int resultCode,
            @JsonbProperty("ResultDesc") String resultDesc) {
        static final Acknowledgement RECEIVED = new Acknowledgement(0, "Received");
    }
}
