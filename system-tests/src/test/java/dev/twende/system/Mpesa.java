package dev.twende.system;

import static jakarta.json.Json.createArrayBuilder;
import static jakarta.json.Json.createObjectBuilder;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The M-Pesa simulator as a test directs it: what customers do, and what was asked of them. */
final class Mpesa {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private final String url;

    Mpesa(String url) {
        this.url = url;
    }

    /** The next prompts on this phone end like this; afterwards its owner pays. */
    void nextOn(String msisdn, String... outcomes) {
        script(createObjectBuilder()
                .add("msisdn", msisdn)
                .add("outcomes", createArrayBuilder(List.of(outcomes)))
                .build());
    }

    /** How long customers think, and how long a slow reply to a push takes. */
    void takes(Duration customers, Duration slowReplies) {
        script(createObjectBuilder()
                .add("callback_delay_ms", customers.toMillis())
                .add("slow_reply_ms", slowReplies.toMillis())
                .build());
    }

    /** Nobody answers there for so long. */
    void isDownFor(Duration outage) {
        script(createObjectBuilder().add("down_ms", outage.toMillis()).build());
    }

    void forgetScripts() {
        send(HttpRequest.newBuilder(URI.create(url + "/simulator/script")).DELETE());
    }

    /** How often a customer was prompted for this booking. */
    int prompts(String bookingReference) {
        return payments(bookingReference).size();
    }

    /** What is known of the one prompt for this booking. */
    JsonObject prompt(String bookingReference) {
        return payments(bookingReference).getJsonObject(0);
    }

    private JsonArray payments(String bookingReference) {
        return send(HttpRequest.newBuilder(
                        URI.create(url + "/simulator/payments?account_reference=" + bookingReference)))
                .getJsonArray("items");
    }

    private void script(JsonObject script) {
        send(HttpRequest.newBuilder(URI.create(url + "/simulator/script"))
                .POST(BodyPublishers.ofString(script.toString())));
    }

    private static JsonObject send(HttpRequest.Builder request) {
        try {
            String body = HTTP.send(
                            request.header("Content-Type", "application/json").build(), BodyHandlers.ofString())
                    .body();
            return Json.createReader(new StringReader(body)).readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
