package dev.twende.kit.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A broken rule, said in the words of the catalogue and free of HTTP, so that entities, policies and listeners can throw it.
 * Being unchecked it rolls the transaction back; {@code kit.rest} turns it into a problem document.
 */
public class Problem extends RuntimeException {
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();
    private final transient List<FieldError> fieldErrors = new ArrayList<>();
    private final ProblemType type;
    private Duration retryAfter;

    private Problem(ProblemType type, String detail, Throwable cause) {
        super(detail, cause, true, type.kind() == ProblemType.Kind.BUG || cause != null);
        this.type = type;
    }

    /**
     * @param detail what happened this time, safe to show to the caller: no internals, no personal data
     */
    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, null);
    }

    /** As {@link #of(ProblemType, String)}, keeping the cause for our logs; the caller never sees it. */
    public static Problem of(ProblemType type, String detail, Throwable cause) {
        return new Problem(type, detail, cause);
    }

    /** A {@link ProblemType#VALIDATION_FAILED} about one field, named as in the JSON, e.g. {@code passengers[0].phone}. */
    public static Problem invalid(String field, String message) {
        return of(ProblemType.VALIDATION_FAILED, "The request breaks a rule; see errors.")
                .field(field, message);
    }

    /** A {@link ProblemType#NOT_FOUND} that says the same of what is not there and of what the caller may not see. */
    public static Problem notFound() {
        return of(ProblemType.NOT_FOUND, "Nothing here that you may see.");
    }

    /** Adds an RFC 9457 extension member; the name is given in snake_case. */
    public Problem with(String extension, Object value) {
        extensions.put(extension, value);
        return this;
    }

    /** Adds an entry to {@code errors}. */
    public Problem field(String field, String message) {
        fieldErrors.add(new FieldError(field, message));
        return this;
    }

    /** Tells the caller when a retry makes sense. */
    public Problem retryAfter(Duration wait) {
        this.retryAfter = wait;
        return this;
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return getMessage();
    }

    public Map<String, Object> extensions() {
        return Collections.unmodifiableMap(extensions);
    }

    public List<FieldError> fieldErrors() {
        return Collections.unmodifiableList(fieldErrors);
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /**
     * One field that breaks a rule.
     *
     * @param field its JSON path, e.g. {@code passengers[0].phone}
     * @param message the rule, for people
     */
    public record FieldError(String field, String message) {}
}
