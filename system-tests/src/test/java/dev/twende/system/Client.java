package dev.twende.system;

import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;

/** A caller of the public APIs: a guest, or someone with a token. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Platform platform;
    private final String token;

    private Client(Platform platform, String token) {
        this.platform = platform;
        this.token = token;
    }

    static Client guest(Platform platform) {
        return new Client(platform, null);
    }

    static Client with(Platform platform, String token) {
        return new Client(platform, token);
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer post(String path, JsonStructure body) {
        return postText(path, body.toString());
    }

    Answer post(String path, JsonStructure body, String idempotencyKey) {
        return send(json(path, body.toString(), "POST").header("Idempotency-Key", idempotencyKey));
    }

    Answer put(String path, JsonStructure body) {
        return send(json(path, body.toString(), "PUT"));
    }

    /** Puts it there, whatever was there before. */
    Answer replace(String path, JsonStructure body) {
        return send(json(path, body.toString(), "PUT").header("If-Match", "*"));
    }

    /** Changes what was read before, as it was then. */
    Answer post(String path, JsonStructure body, Answer seen) {
        return send(json(path, body.toString(), "POST").header("If-Match", seen.tag()));
    }

    /** As {@link #post(String, JsonStructure, Answer)}. */
    Answer put(String path, JsonStructure body, Answer seen) {
        return send(json(path, body.toString(), "PUT").header("If-Match", seen.tag()));
    }

    /** For bodies that are no JSON. */
    Answer postText(String path, String body) {
        return send(json(path, body, "POST"));
    }

    /** As RFC 6749 wants it. */
    Answer postForm(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    Answer upload(String path, Path file) {
        try {
            return send(request(path)
                    .header("Content-Type", "application/zip")
                    .POST(HttpRequest.BodyPublishers.ofFile(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder json(String path, String body, String method) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(platform.url(path))).timeout(PATIENCE);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
