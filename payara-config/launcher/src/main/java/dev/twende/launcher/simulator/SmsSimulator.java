package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * An SMS gateway that delivers to nobody: answers as Africa's Talking does on {@code POST /version1/messaging}, and keeps what it took
 * for {@code GET /simulator/messages?to=}. {@code POST /simulator/outcomes} with a list such as {@code ["BUSY", "BAD_NUMBER"]} scripts
 * the next answers; the rest are taken.
 */
public final class SmsSimulator implements AutoCloseable {
    private static final int THREADS = 8;
    private static final int BODY_LIMIT = 64 * 1024;
    /** How many messages are remembered. */
    private static final int MEMORY = 10_000;

    private final int port;
    private final String apiKey;
    private final Deque<JsonObject> taken = new ArrayDeque<>();
    private final Deque<Outcome> script = new ArrayDeque<>();
    private HttpServer server;
    private ExecutorService workers;

    /** What the gateway does with a message. */
    private enum Outcome {
        TAKEN(201, 101, "Success"),
        BUSY(503, 0, ""),
        /** In trouble inside, and says so politely. */
        GATEWAY_ERROR(201, 501, "GatewayError"),
        BAD_NUMBER(201, 403, "InvalidPhoneNumber");

        private final int status;
        private final int code;
        private final String text;

        Outcome(int status, int code, String text) {
            this.status = status;
            this.code = code;
            this.text = text;
        }
    }

    /** @param port the port to listen on at the loopback address, 0 for any free one */
    public SmsSimulator(int port, String apiKey) {
        this.port = port;
        this.apiKey = apiKey;
    }

    /**
     * Starts listening.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public SmsSimulator start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException inUse) {
            throw new UncheckedIOException("SMS simulator cannot listen on port " + port, inUse);
        }
        workers = Executors.newFixedThreadPool(THREADS, SmsSimulator::daemon);
        server.setExecutor(workers);
        server.createContext("/version1/messaging", this::message);
        server.createContext("/simulator/messages", this::messages);
        server.createContext("/simulator/outcomes", this::rehearse);
        server.start();
        return this;
    }

    /** Where it listens, without a path. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void stop() {
        if (server != null) {
            server.stop(0);
            workers.shutdownNow();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void message(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(body(exchange));
        if (!apiKey.equals(exchange.getRequestHeaders().getFirst("apiKey"))) {
            send(exchange, 401, "The supplied authentication is invalid");
            return;
        }
        if (!form.keySet().containsAll(List.of("username", "to", "message"))) {
            send(exchange, 400, "Must have username, to and message");
            return;
        }
        Outcome outcome = take(form);
        if (outcome == Outcome.BUSY) {
            send(exchange, outcome.status, "");
            return;
        }
        JsonObject recipient = Json.createObjectBuilder()
                .add("statusCode", outcome.code)
                .add("number", form.get("to"))
                .add("status", outcome.text)
                .add("cost", "RWF 0")
                .add("messageId", "ATXid_" + UUID.randomUUID())
                .build();
        JsonObject data = Json.createObjectBuilder()
                .add("Message", "Sent to 1/1 Total Cost: RWF 0")
                .add("Recipients", Json.createArrayBuilder().add(recipient))
                .build();
        send(
                exchange,
                outcome.status,
                Json.createObjectBuilder().add("SMSMessageData", data).build().toString());
    }

    private synchronized Outcome take(Map<String, String> form) {
        Outcome outcome = script.isEmpty() ? Outcome.TAKEN : script.remove();
        if (outcome == Outcome.TAKEN) {
            taken.add(Json.createObjectBuilder()
                    .add("to", form.get("to"))
                    .add("message", form.get("message"))
                    .add("received_at", Instant.now().toString())
                    .build());
            if (taken.size() > MEMORY) {
                taken.remove();
            }
        }
        return outcome;
    }

    private void messages(HttpExchange exchange) throws IOException {
        String to = form(String.valueOf(exchange.getRequestURI().getRawQuery())).get("to");
        var items = Json.createArrayBuilder();
        synchronized (this) {
            taken.stream()
                    .filter(message -> to == null || message.getString("to").equals(to))
                    .forEach(items::add);
        }
        send(
                exchange,
                200,
                Json.createObjectBuilder().add("items", items).build().toString());
    }

    private void rehearse(HttpExchange exchange) throws IOException {
        try {
            List<Outcome> outcomes = Arrays.stream(
                            body(exchange).replaceAll("[\\[\\]\"\\s]", "").split(","))
                    .filter(name -> !name.isEmpty())
                    .map(Outcome::valueOf)
                    .toList();
            synchronized (this) {
                script.addAll(outcomes);
            }
            send(exchange, 200, "{}");
        } catch (IllegalArgumentException unknown) {
            send(exchange, 400, "Unknown outcome");
        }
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        Stream.of(encoded.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .forEach(field -> form.put(URLDecoder.decode(field[0], UTF_8), URLDecoder.decode(field[1], UTF_8)));
        return form;
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(BODY_LIMIT), UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "sms-simulator");
        thread.setDaemon(true);
        return thread;
    }
}
