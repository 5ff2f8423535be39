package dev.twende.auth.sessions.boundary;

import dev.twende.auth.sessions.control.ClientCredentials;
import java.util.Optional;

/**
 * What a client asks the token call for (RFC 6749).
 *
 * @param refreshToken null unless a refresh is asked for
 */
record TokenRequest(String grantType, String refreshToken, Optional<ClientCredentials> client) {

    /** Shows no secret. */
    @Override
    public String toString() {
        return "TokenRequest[" + grantType + "]";
    }
}
