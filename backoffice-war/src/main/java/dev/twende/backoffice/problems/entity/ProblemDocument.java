package dev.twende.backoffice.problems.entity;

import java.util.List;

/**
 * What an API answered instead of a result (RFC 9457).
 *
 * @param code stable, what texts are chosen by
 * @param instance names this one occurrence in the logs of the house that refused
 */
public record ProblemDocument(
        String code, String title, int status, String detail, String instance, List<FieldError> errors) {

    /** One field that breaks a rule. */
    public record FieldError(String field, String message) {}

    /** For an answer that is no problem document, or for no answer at all. */
    public static ProblemDocument unexplained(String code, int status) {
        return new ProblemDocument(code, null, status, null, null, null);
    }
}
