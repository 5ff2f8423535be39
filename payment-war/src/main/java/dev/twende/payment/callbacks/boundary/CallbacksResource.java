package dev.twende.payment.callbacks.boundary;

import dev.twende.kit.rest.MaxBody;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/**
 * Where M-Pesa tells the result of a prompt. The end of the address is the secret of one transaction. The body is taken whatever
 * its media type says, because M-Pesa does not try twice.
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
    public Acknowledgement receive(@PathParam("secret") String secret, String body) {
        callbacks.receive(secret, body);
        return Acknowledgement.RECEIVED;
    }

    /** What Daraja expects to read, in its own spelling. */
    public record Acknowledgement(
            @JsonbProperty("ResultCode") int resultCode,
            @JsonbProperty("ResultDesc") String resultDesc) {
        static final Acknowledgement RECEIVED = new Acknowledgement(0, "Received");
    }
}
