package dev.twende.payment.callbacks.boundary;

import dev.twende.kit.rest.MaxBody;
import dev.twende.payment.providers.boundary.Mpesa;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where M-Pesa answers a question of ours. The end of the address is good for one answer. */
@Path(Mpesa.ANSWERS)
@RequestScoped
@Consumes(MediaType.WILDCARD)
public class AnswersResource {
    private static final long MAX_BYTES = 16 * 1024;

    private ProviderAnswers answers;

    protected AnswersResource() {} // for the CDI proxy

    @Inject
    public AnswersResource(ProviderAnswers answers) {
        this.answers = answers;
    }

    @POST
    @Path("{nonce}")
    @PermitAll
    @MaxBody(MAX_BYTES)
    @Operation(summary = "For M-Pesa: the answer to a question of ours")
    public void receive(@PathParam("nonce") String nonce, @Context HttpServletRequest from, String body) {
        answers.receive(nonce, Sender.of(from), body);
    }
}
