package dev.twende.kit.security;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps the file with auth's public keys fresh, from which this house verifies tokens. The server could fetch the keys by
 * itself, but it does so on the request path, under one lock and without a timeout: a burst of cold requests then waits for ever.
 */
@ApplicationScoped
public class JwksRefresher {
    private static final Logger LOG = System.getLogger(JwksRefresher.class.getName());
    private static final Duration UNTIL_NEXT_TRY = Duration.ofMillis(500);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Resource
    ManagedScheduledExecutorService scheduler;

    private Optional<String> authUrl;
    private Optional<String> file;
    private Duration pause;
    private HttpClient http;
    private volatile ScheduledFuture<?> next;
    private volatile boolean stopped;

    protected JwksRefresher() {} // for the CDI proxy

    @Inject
    public JwksRefresher(
            @ConfigProperty(name = "twende.auth.url") Optional<String> authUrl,
            @ConfigProperty(name = "twende.security.jwks-file") Optional<String> file,
            @ConfigProperty(name = "twende.security.jwks.pause") Duration pause) {
        this.authUrl = authUrl;
        this.file = file;
        this.pause = pause;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    }

    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (authUrl.isPresent() && file.isPresent()) {
            next = scheduler.schedule(this::refreshAndPlanNext, 0, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (next != null) {
            next.cancel(true);
        }
    }

    private void refreshAndPlanNext() {
        Duration wait = UNTIL_NEXT_TRY;
        try {
            write(fetch());
            wait = pause;
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "auth's keys cannot be fetched; the last ones stay in use", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!stopped) {
            next = scheduler.schedule(this::refreshAndPlanNext, wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private String fetch() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(authUrl.orElseThrow() + "/auth/v1/jwks"))
                .timeout(TIMEOUT)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("auth answered " + response.statusCode());
        }
        return response.body();
    }

    /** Whole or not at all: a reader never sees half a file. */
    private void write(String keys) throws IOException {
        Path target = Path.of(file.orElseThrow());
        Path fresh = Files.createTempFile(target.getParent(), "jwks", ".tmp");
        try {
            Files.writeString(fresh, keys);
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh); // on a full disk every try would leave one behind
        }
    }
}
