package dev.twende.payment.providers.boundary;

import com.sun.net.httpserver.HttpServer;
import dev.twende.payment.providers.control.Answers;
import dev.twende.payment.providers.control.RecordedCalls;
import dev.twende.payment.providers.control.SharedNotes;
import dev.twende.payment.providers.control.TestRedis;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** A simulated provider and instances of the house beside it, over HTTP, without a container. */
abstract class SimulatedProvider {
    protected final SharedNotes notes = TestRedis.notes();
    protected final Answers answers = new Answers(notes, Clock.systemUTC());
    protected final RecordedCalls calls = new RecordedCalls();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<String> callbacks = new ConcurrentLinkedQueue<>();
    private HttpServer house;

    /** Where the simulator answers. */
    abstract URI url();

    abstract PaymentProvider provider();

    void start() {
        script("{\"callback_delay_ms\": 100, \"slow_reply_ms\": 2500}");
        try {
            house = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        house.createContext("/payment/v1/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (path.contains("/answers/")) {
                answers.take(path.substring(path.lastIndexOf('/') + 1), body);
            } else {
                callbacks.add(body);
            }
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        house.start();
    }

    void stop() {
        house.stop(0);
    }

    URI houseUrl() {
        return URI.create("http://127.0.0.1:" + house.getAddress().getPort());
    }

    /** The next requests end so: {@code outcomes} for collections, {@code refunds} for money back. */
    void next(String what, String outcome) {
        script("{\"" + what + "\": [\"" + outcome + "\"]}");
    }

    /** What really moved. */
    int moved(String direction) {
        return control("/simulator/bank").getInt(direction);
    }

    void script(String json) {
        post("/simulator/script", json);
    }

    /** What the simulator knows. */
    JsonObject control(String path) {
        return read(HttpRequest.newBuilder(url().resolve(path)).build());
    }

    /** The next callback that came. */
    String callback() {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !callbacks.isEmpty());
        return callbacks.remove();
    }

    /** What the instances of the house counted. */
    RecordedCalls calls() {
        return calls;
    }

    static void eventually(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }

    protected final void post(String path, String json) {
        read(HttpRequest.newBuilder(url().resolve(path))
                .POST(BodyPublishers.ofString(json))
                .build());
    }

    private JsonObject read(HttpRequest request) {
        try {
            String body = http.send(request, BodyHandlers.ofString()).body();
            return Json.createReader(new StringReader(body)).readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
