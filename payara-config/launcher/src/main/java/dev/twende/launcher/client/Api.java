package dev.twende.launcher.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.twende.launcher.JsonText;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A well-mannered client: JSON in, JSON out, a problem document as an exception, every POST with an idempotency key, a 503
 * asked again after the named seconds with the same key, and a token renewed before it ends. A guest sends no token.
 */
public final class Api {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(5);
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(60);
    private static final Duration POLL_PAUSE = Duration.ofMillis(100);
    private static final int TRIES = 6;
    private static final int PAGE = 100;

    private final HttpClient http;
    private final URI sessions;
    private final Login login;
    private String token;
    private Instant tokenEnds = Instant.MIN;

    private Api(HttpClient http, URI sessions, Login login) {
        this.http = http;
        this.sessions = sessions;
        this.login = login;
    }

    /** Someone without an account. */
    public static Api guest() {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
        return new Api(http, null, null);
    }

    /** Someone who has logged in; a wrong password shows here and not later. */
    public static Api of(URI authUrl, Login login) {
        Api api = new Api(guest().http, authUrl.resolve("/auth/v1/sessions"), login);
        api.bearer();
        return api;
    }

    public JsonObject get(URI uri) {
        return json(send("GET", uri, BodyPublishers.noBody(), Map.of()));
    }

    /** All items of a list, page by page. */
    public List<JsonObject> list(URI uri, Map<String, String> parameters) {
        List<JsonObject> items = new ArrayList<>();
        Map<String, String> query = new TreeMap<>(parameters);
        query.put("limit", String.valueOf(PAGE));
        while (true) {
            JsonObject page = get(with(uri, query));
            items.addAll(page.getJsonArray("items").getValuesAs(JsonObject.class));
            if (!(page.get("next_cursor") instanceof JsonString cursor)) {
                return items;
            }
            query.put("cursor", cursor.getString());
        }
    }

    public JsonObject post(URI uri, JsonObject body) {
        return json(send("POST", uri, BodyPublishers.ofString(body.toString()), jsonHeaders()));
    }

    public JsonObject put(URI uri, JsonObject body) {
        return json(
                send("PUT", uri, BodyPublishers.ofString(body.toString()), Map.of("Content-Type", "application/json")));
    }

    /**
     * Asks again and again until the answer is the awaited one: what travels as an event needs a moment.
     *
     * @throws ApiProblem with the last answer, when patience ends
     */
    public JsonObject await(URI uri, Duration patience, Predicate<JsonObject> awaited) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            JsonObject answer = get(uri);
            if (awaited.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end || Thread.currentThread().isInterrupted()) {
                throw ApiProblem.overdue("GET " + uri, patience, answer);
            }
            LockSupport.parkNanos(POLL_PAUSE.toNanos());
        }
    }

    /** Posts a file as it is. */
    public JsonObject upload(URI uri, Path file, String mediaType) throws FileNotFoundException {
        return json(send(
                "POST",
                uri,
                BodyPublishers.ofFile(file),
                Map.of("Content-Type", mediaType, "Idempotency-Key", newKey())));
    }

    /** The address with query parameters, encoded. */
    public static URI with(URI uri, Map<String, String> parameters) {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return query.isEmpty() ? uri : URI.create(uri + "?" + query);
    }

    private HttpResponse<String> send(String method, URI uri, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .method(method, body)
                .header("Accept", "application/json");
        headers.forEach(request::header);
        bearer().ifPresent(bearer -> request.header("Authorization", bearer));
        return exchange(request.build());
    }

    private HttpResponse<String> exchange(HttpRequest request) {
        String line = request.method() + " " + request.uri();
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> response = once(request, line);
            if (response.statusCode() < 300) {
                return response;
            }
            if (response.statusCode() != 503 || attempt == TRIES) {
                throw ApiProblem.answered(line, response.statusCode(), response.body());
            }
            LockSupport.parkNanos(retryAfter(response).toNanos());
        }
    }

    private HttpResponse<String> once(HttpRequest request, String line) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw ApiProblem.unanswered(line, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw ApiProblem.unanswered(line, interrupted);
        }
    }

    private synchronized Optional<String> bearer() {
        if (login == null) {
            return Optional.empty();
        }
        if (Instant.now().isAfter(tokenEnds)) {
            JsonObject credentials = Json.createObjectBuilder()
                    .add("email", login.email())
                    .add("password", login.password())
                    .build();
            HttpRequest.Builder request = HttpRequest.newBuilder(sessions)
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(credentials.toString()));
            jsonHeaders().forEach(request::header);
            JsonObject session = json(exchange(request.build()));
            token = session.getString("access_token");
            tokenEnds = Instant.now().plusSeconds(session.getInt("expires_in")).minus(RENEW_BEFORE);
        }
        return Optional.of("Bearer " + token);
    }

    private static Map<String, String> jsonHeaders() {
        return Map.of("Content-Type", "application/json", "Idempotency-Key", newKey());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private static Duration retryAfter(HttpResponse<String> response) {
        Duration asked = Duration.ofSeconds(
                response.headers().firstValueAsLong("Retry-After").orElse(1));
        return asked.compareTo(LONGEST_RETRY_AFTER) < 0 ? asked : LONGEST_RETRY_AFTER;
    }

    private static JsonObject json(HttpResponse<String> response) {
        if (response.body().isBlank()) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        return JsonText.parse(response.body());
    }
}
