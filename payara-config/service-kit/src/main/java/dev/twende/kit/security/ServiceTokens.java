package dev.twende.kit.security;

import dev.twende.kit.problem.Problem;
import dev.twende.kit.problem.ProblemType;
import dev.twende.kit.rest.House;
import dev.twende.kit.rest.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This house's own token for calls to other houses: client credentials (RFC 6749 section 4.4), kept until shortly before it lapses. */
@ApplicationScoped
public class ServiceTokens {
    private static final Logger LOG = System.getLogger(ServiceTokens.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    /** How long to leave auth alone after it failed. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration RENEW_BEFORE = Duration.ofSeconds(60);

    private House house;
    private Clock clock;
    private String authUrl;
    private HttpClient http;
    private Token current;
    private Instant askAgainFrom = Instant.MIN;

    protected ServiceTokens() {} // for the CDI proxy

    @Inject
    public ServiceTokens(
            House house, Clock clock, @ConfigProperty(name = "twende.auth.url", defaultValue = "") String authUrl) {
        this.house = house;
        this.clock = clock;
        this.authUrl = authUrl;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    /**
     * The value of an Authorization header.
     *
     * @throws Problem {@link ProblemType#DEPENDENCY_UNAVAILABLE} when auth cannot be reached and no token is left
     */
    public synchronized String bearer() {
        Instant now = clock.instant();
        boolean due = current == null || now.isAfter(current.renewAt());
        if (due && !now.isBefore(askAgainFrom)) {
            try {
                current = fetch(now);
            } catch (IOException e) {
                askAgainFrom = now.plus(PAUSE); // callers wait in line here: one of them finds out for all
                LOG.log(Level.WARNING, "auth gives no token for this house: {0}", e.getMessage());
            }
        }
        if (current == null || now.isAfter(current.expiresAt())) {
            throw Problem.of(ProblemType.DEPENDENCY_UNAVAILABLE, "The auth service cannot be reached.")
                    .retryAfter(PAUSE);
        }
        return "Bearer " + current.value();
    }

    private Token fetch(Instant now) throws IOException {
        String credentials = house.name() + ":" + house.setting("service.secret");
        HttpRequest request = HttpRequest.newBuilder(URI.create(authUrl + "/auth/v1/token"))
                .timeout(TIMEOUT)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("auth answered " + response.statusCode());
            }
            Granted granted = Json.mapper().fromJson(response.body(), Granted.class);
            Instant expiresAt = now.plusSeconds(granted.expiresIn());
            return new Token(granted.accessToken(), expiresAt.minus(RENEW_BEFORE), expiresAt);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private record Token(String value, Instant renewAt, Instant expiresAt) {}

    /** The part of the token endpoint's answer that is read here. */
    public record Granted(String accessToken, long expiresIn) {}
}
