package dev.twende.payment.providers.control;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The one way to a provider: a bounded number of calls at a time, each with a timeout, over TLS that is verified, and none at all for
 * a while when the provider is not well. It never repeats a call by itself.
 */
final class ProviderConnection {
    private static final Logger LOG = System.getLogger(ProviderConnection.class.getName());

    private final String name;
    private final Settings settings;
    private final Clock clock;
    private final HttpClient http;
    private final Semaphore slots;
    private final CircuitBreaker breaker;
    private final ProviderMetrics metrics;

    ProviderConnection(String name, Settings settings, Clock clock, ProviderMetrics metrics) {
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.slots = new Semaphore(settings.parallel());
        this.breaker = new CircuitBreaker(settings.breakerPause());
        this.metrics = metrics;
        metrics.watch(name, () -> !pause().isZero());
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(settings.connectTimeout());
        settings.trustStore().ifPresent(file -> builder.sslContext(trusting(file, settings.trustStorePassword())));
        this.http = builder.build();
    }

    /** How long the provider is left alone; zero when it may be called. */
    Duration pause() {
        return breaker.wait(clock.instant());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.baseUrl() + path)).timeout(settings.requestTimeout());
    }

    /** Sends once. */
    ProviderReply send(HttpRequest request) {
        Instant asked = clock.instant();
        ProviderReply reply = sendOnce(request);
        metrics.called(name, ProviderMetrics.Outcome.of(reply), Duration.between(asked, clock.instant()));
        return reply;
    }

    private ProviderReply sendOnce(HttpRequest request) {
        try {
            if (!slots.tryAcquire(settings.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "{0}: too many calls at a time; {1} was not sent", name, path(request));
                return ProviderReply.notSent();
            }
            try {
                return breaker.permits(clock.instant()) ? exchange(request) : ProviderReply.notSent();
            } finally {
                slots.release();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return ProviderReply.none();
        }
    }

    private ProviderReply exchange(HttpRequest request) throws InterruptedException {
        ProviderReply reply;
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            reply = ProviderReply.of(response.statusCode(), response.body());
        } catch (IOException lost) {
            LOG.log(Level.WARNING, "{0} did not answer {1}: {2}", name, path(request), lost.toString());
            reply = ProviderReply.none();
        }
        if (breaker.note(reply.isTrouble(), clock.instant())) {
            LOG.log(Level.WARNING, "{0} is left alone for {1}: half of the last calls were in vain", name, pause());
            metrics.breakerOpened(name);
        }
        return reply;
    }

    /** Without query and credentials. */
    private static String path(HttpRequest request) {
        return request.uri().getPath();
    }

    private static SSLContext trusting(Path file, Optional<String> password) {
        try (InputStream store = Files.newInputStream(file)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(store, password.map(String::toCharArray).orElse(null));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("no trust store that can be read: " + file, e);
        }
    }

    /**
     * Where a provider is and how patient we are with it.
     *
     * @param requestTimeout from the first byte sent to the last byte read
     * @param parallel calls at a time; further ones wait as long as a connection may take, and are then not sent
     * @param breakerPause how long a provider that is not well is left alone
     * @param trustStore PKCS 12, the only certificates that are trusted; without it those that Java trusts
     */
    record Settings(
            URI baseUrl,
            Duration connectTimeout,
            Duration requestTimeout,
            int parallel,
            Duration breakerPause,
            Optional<Path> trustStore,
            Optional<String> trustStorePassword) {}
}
