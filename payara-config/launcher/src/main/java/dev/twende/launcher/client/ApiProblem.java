package dev.twende.launcher.client;

import dev.twende.launcher.JsonText;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** The platform refused a request, or did not answer it; carries the problem document when there is one. */
public class ApiProblem extends RuntimeException {
    private static final int EXCERPT = 500;

    private final int status;
    private final transient JsonObject document;

    private ApiProblem(String message, int status, JsonObject document, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.document = document;
    }

    static ApiProblem answered(String request, int status, String body) {
        Optional<JsonObject> document = parse(body);
        String excerpt = document.map(JsonText::pretty).orElse(body.substring(0, Math.min(EXCERPT, body.length())));
        return new ApiProblem(request + " answered " + status + "\n" + excerpt, status, document.orElse(null), null);
    }

    static ApiProblem unanswered(String request, Throwable cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return new ApiProblem(request + " was not answered: " + reason, 0, null, cause);
    }

    static ApiProblem overdue(String request, Duration patience, JsonObject lastAnswer) {
        String message =
                request + " did not come to the awaited answer in " + patience.toSeconds() + " s; the last one was\n";
        return new ApiProblem(message + JsonText.pretty(lastAnswer), 0, null, null);
    }

    /** The HTTP status, 0 when no answer came. */
    public int status() {
        return status;
    }

    /** The problem document, when the answer was one. */
    public Optional<JsonObject> document() {
        return Optional.ofNullable(document);
    }

    /** Whether this is the catalogue's problem of that code, e.g. {@code seat-taken}. */
    public boolean is(String code) {
        return document()
                .map(problem -> problem.getString("type", "").endsWith(":" + code))
                .orElse(false);
    }

    private static Optional<JsonObject> parse(String body) {
        try {
            return Optional.of(JsonText.parse(body));
        } catch (JsonException noJson) {
            return Optional.empty();
        }
    }
}
