package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Passes on what another house refuses, with its code and its words. All other answers, such as a 404 from a server that does not
 * know the house at all or a 403 for our own token, are troubles between houses and no news for the caller. For a REST client:
 * {@code @RegisterProvider(HouseProblems.class)}.
 */
public class HouseProblems implements ResponseExceptionMapper<Problem> {
    private static final Set<Integer> ABOUT_THE_REQUEST = Set.of(404, 409, 422);

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return ABOUT_THE_REQUEST.contains(status)
                && String.valueOf(headers.getFirst(HttpHeaders.CONTENT_TYPE)).startsWith(ProblemDocument.MEDIA_TYPE);
    }

    @Override
    public Problem toThrowable(Response response) {
        return passOn(response.readEntity(String.class));
    }

    /** A code that this release does not know yet is a conflict: it refuses all the same. */
    static Problem passOn(String document) {
        Refusal refusal = read(document).orElse(new Refusal(null, null));
        return Problem.of(ProblemType.ofCode(refusal.code()).orElse(ProblemType.CONFLICT), refusal.detail());
    }

    private static Optional<Refusal> read(String document) {
        try {
            return Optional.ofNullable(Json.mapper().fromJson(document, Refusal.class));
        } catch (JsonbException unreadable) {
            return Optional.empty(); // its status has refused already
        }
    }

    /** The part of a problem document that is passed on. */
    public record Refusal(String code, String detail) {}
}
