package dev.twende.payment.problems.boundary;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.Json;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Passes on what another house refuses, with its code and its words. All other answers, such as a 404 from a server that does not
 * know the house at all or a 403 for our own token, are troubles between houses and no news for the caller.
 */
public class HouseProblems implements ResponseExceptionMapper<Problem> {
    private static final Set<Integer> ABOUT_THE_REQUEST = Set.of(404, 409, 422);
    private static final String PROBLEM = "application/problem+json";

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return ABOUT_THE_REQUEST.contains(status)
                && String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE)).startsWith(PROBLEM);
    }

    @Override
    public Problem toThrowable(Response response) {
        Refusal refusal = read(response.readEntity(String.class));
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.code().equals(refusal.code()))
                .findFirst()
                .map(type -> Problem.of(type, refusal.detail()))
                .orElseGet(() -> Problem.of(ProblemType.CONFLICT, refusal.detail()));
    }

    private static Refusal read(String body) {
        try {
            return Json.mapper().fromJson(body, Refusal.class);
        } catch (JsonbException unreadable) {
            return new Refusal(null, null);
        }
    }

    /** The part of a problem document that is passed on. */
    public record Refusal(String code, String detail) {}
}
