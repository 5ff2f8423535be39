package dev.twende.auth.sessions.boundary;

import java.time.Duration;

/**
 * Tokens as RFC 6749 section 5.1 writes them.
 *
 * @param expiresIn seconds for which the access token is good
 * @param refreshToken absent for service accounts, who can ask again at any time
 */
public record TokenResponse(String accessToken, String tokenType, long expiresIn, String refreshToken) {

    static TokenResponse of(String accessToken, Duration lifetime, String refreshToken) {
        return new TokenResponse(accessToken, "Bearer", lifetime.toSeconds(), refreshToken);
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "TokenResponse";
    }
}
