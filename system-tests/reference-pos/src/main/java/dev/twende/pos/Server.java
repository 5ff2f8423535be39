package dev.twende.pos;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The platform over the network, which may fail at any moment: then nobody knows whether the call was heard. */
final class Server {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final Consumer<Instant> timeHeard;

    /** @param timeHeard is told what time the platform says it is, with each answer, refusals as well */
    Server(Consumer<Instant> timeHeard) {
        this.timeHeard = timeHeard;
    }

    /** What was answered; a refusal is an answer too. */
    record Answer(int status, JsonObject body) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** The answer that everything went well, or the platform's refusal as a failure. */
        JsonObject mustBeGood() {
            if (!isGood()) {
                throw PosFailure.refused(code(), "refused: " + reason());
            }
            return body;
        }

        String code() {
            return body.getString("code", String.valueOf(status));
        }

        String reason() {
            return code() + ": " + body.getString("detail", body.getString("title", "no reason given"));
        }
    }

    Answer get(URI uri, String token) throws NoNetwork {
        return send(request(uri, token).GET());
    }

    Answer post(URI uri, String token, JsonObject body, String idempotencyKey) throws NoNetwork {
        HttpRequest.Builder request = request(uri, token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()));
        return send(idempotencyKey == null ? request : request.header("Idempotency-Key", idempotencyKey));
    }

    /** As {@link #post}, in a tenth of the bytes: networks on the road are slow and paid for. */
    Answer postZipped(URI uri, String token, JsonObject body) throws NoNetwork {
        return send(request(uri, token)
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(zipped(body.toString()))));
    }

    Answer postForm(URI uri, Map<String, String> form) throws NoNetwork {
        String text = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(uri, null)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(text)));
    }

    Answer put(URI uri, String token, JsonObject body) throws NoNetwork {
        return send(request(uri, token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString())));
    }

    Answer delete(URI uri, String token) throws NoNetwork {
        return send(request(uri, token).DELETE());
    }

    private static HttpRequest.Builder request(URI uri, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Accept-Encoding", "gzip");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws NoNetwork {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            date(response).ifPresent(timeHeard);
            int status = response.statusCode();
            if (status == 429 || status >= 500) {
                throw new NoNetwork("the platform is busy (" + status + ")");
            }
            return new Answer(status, body(response));
        } catch (IOException | JsonException broken) {
            throw new NoNetwork("no answer: " + broken.getMessage(), broken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoNetwork("interrupted", e);
        }
    }

    private static Optional<Instant> date(HttpResponse<?> response) {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeParseException nonsense) {
            return Optional.empty();
        }
    }

    private static JsonObject body(HttpResponse<byte[]> response) throws IOException {
        byte[] bytes = response.body();
        if (bytes.length == 0) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
        boolean zipped =
                response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        try (GZIPInputStream open = zipped ? new GZIPInputStream(new ByteArrayInputStream(bytes)) : null) {
            return JsonText.object(new String(open == null ? bytes : open.readAllBytes(), UTF_8));
        }
    }

    private static byte[] zipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return bytes.toByteArray();
    }
}
