package dev.twende.backoffice.sessions.entity;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/** What auth gives for a login or a refresh. */
public record Tokens(String accessToken, long expiresIn, String refreshToken) implements Serializable {

    /** A token is renewed this long before it lapses, so that no call carries one that lapses on the way. */
    static final Duration RENEW_BEFORE = Duration.ofSeconds(60);

    /** When to renew what was received at {@code receivedAt}. */
    public Instant renewAt(Instant receivedAt) {
        return receivedAt.plusSeconds(expiresIn).minus(RENEW_BEFORE);
    }

    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
