package dev.twende.auth.sessions.control;

import static dev.twende.kit.problem.ProblemType.INVALID_CLIENT;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.auth.sessions.entity.Identity;
import dev.twende.kit.problem.Problem;
import dev.twende.kit.security.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;

/** The houses that may call other houses. Their secrets live in the configuration only; a house without one gets no token. */
@ApplicationScoped
public class ServiceAccounts {
    private static final List<String> HOUSES = List.of("company", "ticketing", "payment", "reporting");
    private static final int SHORTEST_SECRET = 16;
    private static final byte[] NO_SECRET = {};

    private Map<String, byte[]> secrets;

    protected ServiceAccounts() {} // for the CDI proxy

    @Inject
    public ServiceAccounts(Config config) {
        this.secrets = new HashMap<>();
        for (String house : HOUSES) {
            String key = "twende." + house + ".service.secret";
            config.getOptionalValue(key, String.class).ifPresent(secret -> {
                if (!secret.matches("[A-Za-z0-9_-]{" + SHORTEST_SECRET + ",}")) {
                    throw new IllegalArgumentException(key + " must have 16 or more letters, digits, - or _");
                }
                secrets.put(house, secret.getBytes(UTF_8));
            });
        }
    }

    /** The house whose secret this is. */
    public Identity prove(Optional<ClientCredentials> credentials) {
        return credentials
                .filter(this::match)
                .map(proven -> identity(proven.clientId()))
                .orElseThrow(
                        () -> Problem.of(INVALID_CLIENT, "The client id and secret do not match a service account.")
                                .with("error", "invalid_client"));
    }

    private boolean match(ClientCredentials credentials) {
        byte[] secret = secrets.getOrDefault(credentials.clientId(), NO_SECRET);
        // takes as long for a wrong first letter as for a wrong last one
        return MessageDigest.isEqual(credentials.secret().getBytes(UTF_8), secret) && secret.length > 0;
    }

    private static Identity identity(String house) {
        UUID subject = UUID.nameUUIDFromBytes(house.getBytes(UTF_8));
        return new Identity(subject, house, Optional.empty(), List.of(Roles.SERVICE));
    }
}
