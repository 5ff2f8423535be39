package dev.twende.launcher.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.twende.launcher.PlatformUrls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP server that gives prepared answers: the last one of a path again and again. */
public final class HttpFixture implements AutoCloseable {
    private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public HttpFixture() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", this::answer);
        server.start();
        on("POST /auth/v1/sessions", ok("{\"access_token\": \"t0k3n\", \"expires_in\": 900}"));
    }

    /** What this method and path answer, one after the other. */
    public HttpFixture on(String request, Answer... inTurn) {
        answers.put(request, new ArrayDeque<>(Arrays.asList(inTurn)));
        return this;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A platform of which every house is this server. */
    public PlatformUrls platform() {
        return new PlatformUrls(url(), url(), url(), url(), url());
    }

    /** The calls so far to this method and path. */
    public List<Call> calls(String request) {
        return calls.stream().filter(call -> call.request().equals(request)).toList();
    }

    public static Answer ok(String body) {
        return new Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    /** A problem document of the catalogue's shape. */
    public static Answer problem(int status, String code) {
        String body =
                "{\"type\": \"urn:twende:problem:%s\", \"title\": \"Title\", \"status\": %d, \"detail\": \"Why.\"}";
        return new Answer(status, Map.of("Content-Type", "application/problem+json"), body.formatted(code, status));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String request =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        calls.add(new Call(request, exchange.getRequestURI().getQuery(), exchange.getRequestHeaders(), body));
        Deque<Answer> inTurn = answers.getOrDefault(request, new ArrayDeque<>(List.of(problem(404, "not-found"))));
        Answer answer = inTurn.size() > 1 ? inTurn.poll() : inTurn.peek();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A prepared answer. */
    public record Answer(int status, Map<String, String> headers, String body) {}

    /** A request that came. */
    public record Call(String request, String query, Headers headers, String body) {
        public String header(String name) {
            return headers.getFirst(name);
        }
    }
}
