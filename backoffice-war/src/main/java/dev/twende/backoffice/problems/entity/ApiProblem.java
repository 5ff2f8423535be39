package dev.twende.backoffice.problems.entity;

/** Thrown by every REST client of the pages when a house refuses. */
public class ApiProblem extends RuntimeException {
    private final transient ProblemDocument document;

    public ApiProblem(ProblemDocument document) {
        super(document.code(), null, false, false);
        this.document = document;
    }

    public ProblemDocument document() {
        return document;
    }

    /** The token, the refresh token or the password was not accepted. */
    public boolean isUnauthenticated() {
        return document.status() == 401;
    }
}
