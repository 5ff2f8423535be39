package dev.twende.auth.sessions.boundary;

import static dev.twende.kit.problem.ProblemType.INVALID_REQUEST;

import dev.twende.auth.sessions.control.ClientCredentials;
import dev.twende.kit.problem.Problem;
import java.util.Optional;

/**
 * What a client asks the token call for (RFC 6749).
 *
 * @param refreshToken null unless a refresh is asked for
 * @param client a house with its secret
 */
record TokenRequest(String grantType, String refreshToken, Optional<ClientCredentials> client) {

    /** A parameter that must be there. */
    static String required(String name, String value) {
        if (value == null || value.isBlank()) {
            throw Problem.of(INVALID_REQUEST, name + " must be given.").with("error", "invalid_request");
        }
        return value;
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TokenRequest[" + grantType + "]";
    }
}
