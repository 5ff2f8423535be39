package dev.twende.auth.sessions.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * What a client proves itself with (RFC 6749 section 2.3.1).
 *
 * @param clientId the name of a house
 * @param secret letters and digits, so that its form-encoding is itself
 */
public record ClientCredentials(String clientId, String secret) {
    private static final String SCHEME = "basic ";

    /** From HTTP Basic, or else from the form; empty when neither holds both parts. */
    public static Optional<ClientCredentials> of(String authorization, String clientId, String secret) {
        if (authorization != null) {
            return ofBasic(authorization);
        }
        return clientId == null || secret == null
                ? Optional.empty()
                : Optional.of(new ClientCredentials(clientId, secret));
    }

    private static Optional<ClientCredentials> ofBasic(String authorization) {
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        try {
            byte[] pair = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String[] parts = new String(pair, UTF_8).split(":", 2);
            return parts.length == 2 ? Optional.of(new ClientCredentials(parts[0], parts[1])) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Shows no secret. */
    @Override
    public String toString() {
        return "ClientCredentials[" + clientId + "]";
    }
}
