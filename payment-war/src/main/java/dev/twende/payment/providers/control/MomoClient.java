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
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The connection to MTN MoMo: one account for money that comes, one for money that goes back. */
@ApplicationScoped
public class MomoClient {
    private static final Logger LOG = System.getLogger(MomoClient.class.getName());
    private static final int UNAUTHORIZED = 401;

    private MomoConfig config;
    private Optional<ProviderConnection> connection;
    private Optional<Side> collections;
    private Optional<Side> disbursements;

    protected MomoClient() {} // for the CDI proxy

    @Inject
    public MomoClient(MomoConfig config, SharedNotes notes, Clock clock, ProviderMetrics metrics) {
        this.config = config;
        this.connection =
                config.connection().map(settings -> new ProviderConnection("MTN MoMo", settings, clock, metrics));
        this.collections = config.collections().map(account -> new Side(account, notes, clock));
        this.disbursements = config.disbursements().map(account -> new Side(account, notes, clock));
    }

    /** Whether a collection could be asked for now. */
    public boolean isAdmitted() {
        return pause().isZero()
                && collections
                        .filter(side -> side.token.get(Optional.empty()).isPresent())
                        .isPresent();
    }

    /** Whether money can be sent back at all. */
    public boolean canPayBack() {
        return connection.isPresent() && disbursements.isPresent();
    }

    /** How long MoMo is left alone; zero when it may be called. */
    public Duration pause() {
        return connection.map(ProviderConnection::pause).orElse(Duration.ZERO);
    }

    /**
     * Asks for a collection. Sent once, and once more only when the token was not good.
     *
     * @param callbackSecret the end of the address that the result is sent to
     */
    public ProviderReply collect(UUID referenceId, String callbackSecret, JsonObject body) {
        return order(collections, "requesttopay", referenceId, callbackSecret, body);
    }

    public ProviderReply collection(String referenceId) {
        return question(collections, "requesttopay", referenceId);
    }

    /** @param operation {@code refund} or {@code transfer} */
    public ProviderReply payBack(String operation, UUID referenceId, String callbackSecret, JsonObject body) {
        return order(disbursements, operation, referenceId, callbackSecret, body);
    }

    public ProviderReply paymentBack(String operation, String referenceId) {
        return question(disbursements, operation, referenceId);
    }

    private ProviderReply order(
            Optional<Side> side, String operation, UUID referenceId, String callbackSecret, JsonObject body) {
        return side.map(s -> s.send(
                        path(s, operation),
                        request -> request.header("X-Reference-Id", referenceId.toString())
                                .header("X-Callback-Url", config.callback(callbackSecret))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body.toString()))))
                .orElse(ProviderReply.notSent());
    }

    private ProviderReply question(Optional<Side> side, String operation, String referenceId) {
        return side.map(s -> s.send(path(s, operation) + "/" + referenceId, HttpRequest.Builder::GET))
                .orElse(ProviderReply.notSent());
    }

    /** Transfers and collections are of version 1; so are refunds. */
    private static String path(Side side, String operation) {
        return "/" + side.account.product() + "/v1_0/" + operation;
    }

    /** One account with its token. */
    private final class Side {
        private final MomoConfig.Account account;
        private final SharedToken token;

        Side(MomoConfig.Account account, SharedNotes notes, Clock clock) {
            this.account = account;
            this.token =
                    new SharedToken("momo:" + account.product() + ":" + account.user(), notes, clock, this::fetchToken);
        }

        ProviderReply send(String path, UnaryOperator<HttpRequest.Builder> what) {
            Optional<String> bearer = token.get(Optional.empty());
            ProviderReply reply = send(path, what, bearer);
            return reply.status() == UNAUTHORIZED ? send(path, what, token.get(bearer)) : reply;
        }

        private ProviderReply send(String path, UnaryOperator<HttpRequest.Builder> what, Optional<String> bearer) {
            return bearer.map(value -> connection
                            .orElseThrow()
                            .send(what.apply(request(path).header("Authorization", "Bearer " + value))
                                    .build()))
                    .orElse(ProviderReply.notSent());
        }

        private Optional<SharedToken.Fetched> fetchToken() {
            String credentials = account.user() + ":" + account.key();
            HttpRequest request = request("/" + account.product() + "/token/")
                    .header(
                            "Authorization",
                            "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                    .POST(BodyPublishers.noBody())
                    .build();
            ProviderReply reply = connection.orElseThrow().send(request);
            if (reply.status() == 0) {
                reply = connection.orElseThrow().send(request); // asking for a token moves no money
            }
            Optional<String> value = reply.text("access_token");
            if (!reply.isOk() || value.isEmpty()) {
                LOG.log(Level.ERROR, "MTN MoMo gives no access token for {0}: HTTP {1}", account, reply.status());
                return Optional.empty();
            }
            long seconds = reply.text("expires_in")
                    .filter(text -> text.matches("\\d{1,9}"))
                    .map(Long::parseLong)
                    .orElse(0L);
            return Optional.of(new SharedToken.Fetched(value.get(), Duration.ofSeconds(seconds)));
        }

        private HttpRequest.Builder request(String path) {
            return connection
                    .orElseThrow()
                    .request(path)
                    .header("Ocp-Apim-Subscription-Key", account.subscription())
                    .header("X-Target-Environment", config.targetEnvironment());
        }
    }
}
