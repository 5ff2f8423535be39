package dev.twende.backoffice.problems.boundary;

import dev.twende.backoffice.problems.entity.ApiProblem;
import dev.twende.backoffice.problems.entity.ProblemDocument;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Turns the problem documents of the houses back into exceptions: the only place where the pages see an HTTP
 * status.
 */
public class ApiProblems implements ResponseExceptionMapper<ApiProblem> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public ApiProblem toThrowable(Response response) {
        return new ApiProblem(read(response));
    }

    private static ProblemDocument read(Response response) {
        ProblemDocument unexplained = ProblemDocument.unexplained("unexplained", response.getStatus());
        try {
            ProblemDocument document = response.readEntity(ProblemDocument.class);
            return document == null || document.code() == null ? unexplained : document;
        } catch (ProcessingException notAProblemDocument) {
            return unexplained;
        }
    }
}
