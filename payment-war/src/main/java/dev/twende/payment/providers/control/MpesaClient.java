package dev.twende.payment.providers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * The connection to Daraja. One access token serves all calls until shortly before it lapses: Daraja ends the previous token
 * when it gives a new one, so tokens are fetched as rarely as possible.
 */
@ApplicationScoped
public class MpesaClient {
    private static final Logger LOG = System.getLogger(MpesaClient.class.getName());
    private static final String TOKEN_PATH = "/oauth/v1/generate?grant_type=client_credentials";
    private static final String INVALID_TOKEN = "404.001.03";
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(60);

    private MpesaConfig config;
    private Clock clock;
    private HttpClient http;
    private Token current;

    protected MpesaClient() {} // for the CDI proxy

    @Inject
    public MpesaClient(MpesaConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** Whether a call could be made now: Daraja has let us in, or still does. */
    public boolean isAdmitted() {
        return token(Optional.empty()).isPresent();
    }

    /**
     * Sends once. Only when Daraja says that the token is not good, which proves that nothing else was looked at, it is sent once
     * more with a new one.
     */
    public DarajaReply post(String path, JsonObject body) {
        Optional<String> token = token(Optional.empty());
        DarajaReply reply = post(path, body, token);
        if (reply.text("errorCode").equals(Optional.of(INVALID_TOKEN))) {
            return post(path, body, token(token));
        }
        return reply;
    }

    private DarajaReply post(String path, JsonObject body, Optional<String> token) {
        return token.map(bearer -> request(path)
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build())
                .map(this::send)
                .orElse(DarajaReply.none());
    }

    /**
     * @param refused the token that must not be used any more, although it has not lapsed
     */
    private synchronized Optional<String> token(Optional<String> refused) {
        Instant now = clock.instant();
        boolean usable =
                current != null && now.isBefore(current.renewAt()) && !refused.equals(Optional.of(current.value()));
        if (!usable) {
            current = fetchToken(now).orElse(null);
        }
        return Optional.ofNullable(current).map(Token::value);
    }

    private Optional<Token> fetchToken(Instant now) {
        String credentials = config.consumerKey() + ":" + config.consumerSecret();
        DarajaReply reply = send(request(TOKEN_PATH)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .GET()
                .build());
        Optional<String> value = reply.text("access_token");
        if (!reply.isOk() || value.isEmpty()) {
            LOG.log(
                    Level.ERROR,
                    "M-Pesa gives no access token: HTTP {0} {1}",
                    reply.status(),
                    reply.text("errorCode").orElse(""));
            return Optional.empty();
        }
        long seconds = reply.text("expires_in")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .orElse(0L);
        return Optional.of(new Token(value.get(), now.plusSeconds(seconds).minus(RENEW_BEFORE)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(config.baseUrl() + path)).timeout(config.requestTimeout());
    }

    private DarajaReply send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return DarajaReply.of(response.statusCode(), response.body());
        } catch (IOException lost) {
            LOG.log(
                    Level.WARNING,
                    "M-Pesa did not answer {0}: {1}",
                    request.uri().getPath(),
                    lost.toString());
            return DarajaReply.none();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return DarajaReply.none();
        }
    }

    private record Token(String value, Instant renewAt) {}
}
