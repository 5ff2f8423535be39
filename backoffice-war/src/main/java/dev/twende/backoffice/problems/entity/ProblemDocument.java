package dev.twende.backoffice.problems.entity;

/**
 * What an API answered instead of a result (RFC 9457).
 *
 * @param code stable, what texts are chosen by
 */
public record ProblemDocument(String code, String title, int status, String detail) {

    /** For an answer that is no problem document, or for no answer at all. */
    public static ProblemDocument unexplained(String code, int status) {
        return new ProblemDocument(code, null, status, null);
    }
}
