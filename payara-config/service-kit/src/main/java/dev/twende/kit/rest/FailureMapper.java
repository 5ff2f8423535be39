package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Answers a failure with its problem document. JAX-RS picks the mapper of the nearest class, and its implementation brings some
 * of its own, so each class that would otherwise go elsewhere has a subclass here.
 */
abstract class FailureMapper<T extends Throwable> implements ExceptionMapper<T> {
    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(T failure) {
        if (failure instanceof WebApplicationException answered
                && answered.getResponse().getStatus() < 400) {
            return answered.getResponse(); // a redirect or 304 is no failure
        }
        Problem problem = Failures.toProblem(failure);
        ProblemDocument document = new ProblemDocument(problem);
        log(document, failure);
        return keepingAllow(failure, document.response());
    }

    /** What is ours to mend is told with its cause. */
    static void log(ProblemDocument document, Throwable failure) {
        LOG.log(
                document.isOurs() ? Level.ERROR : Level.DEBUG,
                () -> document.code() + " " + document.instance(),
                document.isOurs() ? failure : null);
    }

    /** 405 must name the methods that would work (RFC 9110). */
    private Response keepingAllow(T failure, Response response) {
        String allow = failure instanceof WebApplicationException answered
                ? answered.getResponse().getHeaderString(HttpHeaders.ALLOW)
                : null;
        return allow == null
                ? response
                : Response.fromResponse(response)
                        .header(HttpHeaders.ALLOW, allow)
                        .build();
    }
}
