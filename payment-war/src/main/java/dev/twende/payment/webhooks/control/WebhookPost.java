package dev.twende.payment.webhooks.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts one delivery to its target, once, signed, without following it anywhere else. */
@ApplicationScoped
public class WebhookPost {
    private WebhookSigner signer;
    private WebhookTargets targets;
    private WebhookConfig config;
    private Clock clock;
    private HttpClient http;

    protected WebhookPost() {} // for the CDI proxy

    @Inject
    public WebhookPost(WebhookSigner signer, WebhookTargets targets, WebhookConfig config, Clock clock) {
        this.signer = signer;
        this.targets = targets;
        this.config = config;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.connectTimeout())
                .build();
    }

    /** Never throws: whatever happens on the way is an answer. */
    public WebhookAnswer send(Parcel parcel) {
        URI target = URI.create(parcel.url());
        Optional<String> objection = targets.objection(target);
        return objection.map(WebhookAnswer::none).orElseGet(() -> post(target, parcel));
    }

    private WebhookAnswer post(URI target, Parcel parcel) {
        Instant now = clock.instant();
        HttpRequest request = HttpRequest.newBuilder(target)
                .timeout(config.requestTimeout())
                .header("Content-Type", "application/json")
                .header("User-Agent", "Twende-Webhooks/1")
                .header("Twende-Delivery", parcel.deliveryId().toString())
                .header("Twende-Signature", signer.signature(parcel.webhookId(), now, parcel.body()))
                .POST(BodyPublishers.ofString(parcel.body()))
                .build();
        // the request's own timeout ends with the headers: a body that never ends must not keep us either
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request, BodyHandlers.discarding());
        try {
            return WebhookAnswer.of(answer.get(config.requestTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .statusCode());
        } catch (ExecutionException lost) {
            return WebhookAnswer.none(lost.getCause().getClass().getSimpleName());
        } catch (TimeoutException slow) {
            answer.cancel(true);
            return WebhookAnswer.none("no answer in time");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            answer.cancel(true);
            return WebhookAnswer.none("interrupted");
        }
    }

    /** One attempt to make. */
    public record Parcel(UUID deliveryId, UUID webhookId, String url, String body) {}
}
