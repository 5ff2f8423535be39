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
 * @param assertion what a device signed to prove itself (RFC 7523)
 */
record TokenRequest(
        String grantType, String refreshToken, Optional<ClientCredentials> client, Optional<String> assertion) {
    private static final String JWT_BEARER = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** The assertion of a device, if the request has one. */
    static Optional<String> assertion(String type, String assertion) {
        if (assertion != null && !JWT_BEARER.equals(type)) {
            throw Problem.of(INVALID_REQUEST, "client_assertion_type must be " + JWT_BEARER + ".")
                    .with("error", "invalid_request");
        }
        return Optional.ofNullable(assertion);
    }

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
