package dev.twende.payment.providers.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** The connection to Daraja, with the token that all instances share. */
@ApplicationScoped
public class MpesaClient {
    private static final Logger LOG = System.getLogger(MpesaClient.class.getName());
    private static final String TOKEN_PATH = "/oauth/v1/generate?grant_type=client_credentials";
    private static final String INVALID_TOKEN = "404.001.03";

    private MpesaConfig config;
    private ProviderConnection connection;
    private SharedToken token;

    protected MpesaClient() {} // for the CDI proxy

    @Inject
    public MpesaClient(MpesaConfig config, SharedNotes notes, Clock clock, ProviderMetrics metrics) {
        this.config = config;
        this.connection = new ProviderConnection("M-Pesa", config.connection(), clock, metrics);
        this.token = new SharedToken("mpesa:" + config.consumerKey(), notes, clock, this::fetchToken);
    }

    /** Whether a call could be made now: Daraja is well, and lets us in. */
    public boolean isAdmitted() {
        return connection.pause().isZero() && token.get(Optional.empty()).isPresent();
    }

    /** How long Daraja is left alone; zero when it may be called. */
    public Duration pause() {
        return connection.pause();
    }

    /**
     * Sends once. Only when Daraja says that the token is not good, which proves that nothing else was looked at, it is sent once
     * more with a new one.
     */
    public ProviderReply post(String path, JsonObject body) {
        Optional<String> bearer = token.get(Optional.empty());
        ProviderReply reply = post(path, body, bearer);
        return reply.text("errorCode").equals(Optional.of(INVALID_TOKEN)) ? post(path, body, token.get(bearer)) : reply;
    }

    private ProviderReply post(String path, JsonObject body, Optional<String> bearer) {
        return bearer.map(value -> connection
                        .request(path)
                        .header("Authorization", "Bearer " + value)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build())
                .map(connection::send)
                .orElse(ProviderReply.notSent());
    }

    private Optional<SharedToken.Fetched> fetchToken() {
        String credentials = config.consumerKey() + ":" + config.consumerSecret();
        HttpRequest request = connection
                .request(TOKEN_PATH)
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .GET()
                .build();
        ProviderReply reply = connection.send(request);
        if (reply.status() == 0) {
            reply = connection.send(request); // asking for a token moves no money
        }
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
        return Optional.of(new SharedToken.Fetched(value.get(), Duration.ofSeconds(seconds)));
    }
}
