package dev.twende.backoffice.problems.entity;

import java.util.Set;

/** Thrown by every REST client of the pages when a house refuses. */
public class ApiProblem extends RuntimeException {
    private static final Set<String> SESSION_ENDED = Set.of("unauthenticated", "invalid-grant");

    private final transient ProblemDocument document;

    public ApiProblem(ProblemDocument document) {
        super(document.code(), null, false, false);
        this.document = document;
    }

    public ProblemDocument document() {
        return document;
    }

    /** The token or the refresh token was not accepted, so that the person has to log in again. */
    public boolean isUnauthenticated() {
        return SESSION_ENDED.contains(document.code());
    }
}
