package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/**
 * Passes on what another house refuses, with its code, its words and its further members. All other answers, such as a 404 from a server that does not
 * know the house at all or a 403 for our own token, are troubles between houses and no news for the caller. For a REST client:
 * {@code @RegisterProvider(HouseProblems.class)}.
 */
public class HouseProblems implements ResponseExceptionMapper<Problem> {
    private static final Set<Integer> ABOUT_THE_REQUEST = Set.of(404, 409, 422);

    /** Said anew by us; {@code errors} names fields of a request that our caller has not sent. */
    private static final Set<String> STANDARD =
            Set.of("type", "title", "status", "code", "detail", "instance", "errors");

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
        JsonObject refusal = read(document).orElse(JsonValue.EMPTY_JSON_OBJECT);
        ProblemType type = ProblemType.ofCode(refusal.getString("code", null)).orElse(ProblemType.CONFLICT);
        Problem problem = Problem.of(type, refusal.getString("detail", null));
        refusal.forEach((name, value) -> {
            if (!STANDARD.contains(name)) {
                problem.with(name, value);
            }
        });
        return problem;
    }

    private static Optional<JsonObject> read(String document) {
        try {
            return Optional.ofNullable(Json.mapper().fromJson(document, JsonObject.class));
        } catch (JsonbException unreadable) {
            return Optional.empty(); // its status has refused already
        }
    }
}
