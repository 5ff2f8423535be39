package dev.twende.payment.providers.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.MaxBody;
import dev.twende.payment.providers.control.Answers;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where M-Pesa answers a question of ours. The end of the address is good for one answer. */
@Path(AnswersResource.PATH)
@RequestScoped
@Consumes(MediaType.WILDCARD)
public class AnswersResource {
    static final String PATH = "answers";
    private static final long MAX_BYTES = 16 * 1024;

    private Answers answers;

    protected AnswersResource() {} // for the CDI proxy

    @Inject
    public AnswersResource(Answers answers) {
        this.answers = answers;
    }

    @POST
    @Path("{nonce}")
    @PermitAll
    @MaxBody(MAX_BYTES)
    @Operation(summary = "For M-Pesa: the answer to a question of ours")
    public void receive(@PathParam("nonce") String nonce, String body) {
        if (!nonce.matches("[0-9a-f]{48}") || !answers.take(nonce, body)) {
            throw Problem.of(ProblemType.NOT_FOUND, "No answer is expected here.");
        }
    }
}
