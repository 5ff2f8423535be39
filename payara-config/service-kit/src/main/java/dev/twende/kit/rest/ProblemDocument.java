package dev.twende.kit.rest;

import dev.twende.kit.problem.Problem;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A problem as RFC 9457 writes it, with two members of ours: {@code code} to switch on and {@code errors} by field. */
final class ProblemDocument {
    static final String MEDIA_TYPE = "application/problem+json";

    /** Made once: {@code Json}'s own shorthands look for an implementation at each call. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Problem problem;
    private final String instance = "urn:uuid:" + UUID.randomUUID();

    ProblemDocument(Problem problem) {
        this.problem = problem;
    }

    /** Names this one occurrence, in the answer and in our log. */
    String instance() {
        return instance;
    }

    String code() {
        return problem.type().code();
    }

    int status() {
        return problem.type().status();
    }

    /** Whether it is ours, not the caller's, to do something about it. */
    boolean isOurs() {
        return status() >= 500;
    }

    String json() {
        return members().toString();
    }

    JsonObject members() {
        JsonObjectBuilder document = JSON.createObjectBuilder()
                .add("type", problem.type().uri())
                .add("title", problem.type().title())
                .add("status", problem.type().status())
                .add("code", problem.type().code())
                .add("instance", instance);
        if (problem.detail() != null) {
            document.add("detail", problem.detail());
        }
        if (!problem.fieldErrors().isEmpty()) {
            JsonArrayBuilder errors = JSON.createArrayBuilder();
            problem.fieldErrors()
                    .forEach(error -> errors.add(JSON.createObjectBuilder()
                            .add("field", error.field())
                            .add("message", error.message())));
            document.add("errors", errors);
        }
        problem.extensions().forEach((name, value) -> addExtension(document, name, value));
        return document.build();
    }

    Response response() {
        Response.ResponseBuilder response =
                Response.status(problem.type().status()).type(MEDIA_TYPE).entity(json());
        problem.retryAfter().map(ProblemDocument::wholeSeconds).ifPresent(wait -> response.header("Retry-After", wait));
        if (problem.type().status() == 401) {
            response.header("WWW-Authenticate", challenge());
        }
        return response.build();
    }

    /** Names the error of a token that was shown; who shows none is told only that one is needed (RFC 6750 section 3.1). */
    private String challenge() {
        return Optional.ofNullable(problem.extensions().get("error"))
                .map(error -> "Bearer error=\"" + error + "\"")
                .orElse("Bearer");
    }

    private static long wholeSeconds(Duration wait) {
        return Math.max(1, wait.toSeconds());
    }

    private static void addExtension(JsonObjectBuilder document, String name, Object value) {
        if (value != null) {
            document.add(name, jsonOf(value));
        }
    }

    private static JsonValue jsonOf(Object value) {
        if (value instanceof JsonValue json) {
            return json;
        } else if (value instanceof Number number) {
            return Json.createValue(number.longValue());
        } else if (value instanceof Boolean flag) {
            return flag ? JsonValue.TRUE : JsonValue.FALSE;
        } else if (value instanceof Iterable<?> many) {
            JsonArrayBuilder array = JSON.createArrayBuilder();
            many.forEach(one -> array.add(jsonOf(one)));
            return array.build();
        } else if (value instanceof Record) {
            Jsonb mapper = dev.twende.kit.rest.Json.mapper();
            return mapper.fromJson(mapper.toJson(value), JsonObject.class);
        }
        return Json.createValue(value.toString());
    }
}
