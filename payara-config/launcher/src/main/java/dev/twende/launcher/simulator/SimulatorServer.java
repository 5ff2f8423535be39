package dev.twende.launcher.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The HTTP side of a simulated provider: answers requests, late or never if need be, and calls the merchant back. */
final class SimulatorServer {
    private static final System.Logger LOG = System.getLogger(SimulatorServer.class.getName());
    private static final Duration CALLBACK_PATIENCE = Duration.ofSeconds(10);
    private static final int THREADS = 32;
    private static final int BODY_LIMIT = 64 * 1024;
    private static final String CONTROL = "/simulator/";

    private final String name;
    private final int port;
    private final Supplier<SimulatedError> busy;
    private HttpServer server;
    private ExecutorService workers;
    private ScheduledExecutorService later;
    private HttpClient merchantSide;
    private volatile Instant downUntil = Instant.MIN;

    /**
     * @param port the port to listen on at the loopback address, 0 for any free one
     * @param busy what the provider says while it is down
     */
    SimulatorServer(String name, int port, Supplier<SimulatedError> busy) {
        this.name = name;
        this.port = port;
        this.busy = busy;
    }

    /** @throws UncheckedIOException when the port is taken */
    void start(Map<String, Map<String, Endpoint>> endpoints) {
        // without it every small answer on a kept-alive connection waits 40 ms for the client's delayed ACK
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException taken) {
            throw new UncheckedIOException(name + " simulator cannot listen on port " + port, taken);
        }
        workers = Executors.newFixedThreadPool(THREADS, this::daemon);
        later = Executors.newSingleThreadScheduledExecutor(this::daemon);
        merchantSide = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CALLBACK_PATIENCE)
                .build();
        server.setExecutor(workers);
        server.createContext("/", exchange -> send(exchange, answer("/", Map.of(), exchange)));
        endpoints.forEach((path, methods) -> server.createContext(path, exchange -> {
            Answer answer = answer(path, methods, exchange);
            if (answer.delay().isZero()) {
                send(exchange, answer);
            } else {
                after(answer.delay(), () -> send(exchange, answer));
            }
        }));
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    void stop() {
        if (server != null) {
            server.stop(0);
            later.shutdownNow();
            workers.shutdownNow();
        }
    }

    /** For so long every request is answered that the system is busy; what was begun before goes on. */
    void beDown(Duration duration) {
        downUntil = Instant.now().plus(duration);
    }

    void after(Duration delay, Runnable action) {
        later.schedule(() -> workers.execute(action), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Tells the merchant; answers the HTTP status, 0 when nobody was reached. */
    CompletableFuture<Integer> tell(URI address, String method, String body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(CALLBACK_PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return merchantSide
                .sendAsync(request, BodyHandlers.discarding())
                .handle((response, failure) -> failure == null ? response.statusCode() : 0);
    }

    /** Asks the merchant, as a validation does; an empty text when there was no answer of status 200 in time. */
    String ask(URI address, String body) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(CALLBACK_PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return merchantSide
                .sendAsync(request, BodyHandlers.ofString())
                .handle((response, failure) -> failure == null && response.statusCode() == 200 ? response.body() : "")
                .join();
    }

    static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(BODY_LIMIT), UTF_8);
    }

    static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        Stream.of(raw == null ? new String[0] : raw.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .forEach(field -> query.put(field[0], URLDecoder.decode(field[1], UTF_8)));
        return query;
    }

    private Answer answer(String path, Map<String, Endpoint> methods, HttpExchange exchange) throws IOException {
        try {
            String asked = exchange.getRequestURI().getPath();
            boolean folder = path.endsWith("/") && path.length() > 1;
            if (!asked.startsWith(CONTROL) && Instant.now().isBefore(downUntil)) {
                throw busy.get();
            }
            Endpoint endpoint = methods.get(exchange.getRequestMethod());
            if (methods.isEmpty() || !(folder ? asked.startsWith(path) : asked.equals(path))) {
                throw DarajaError.noSuchResource();
            }
            if (endpoint == null) {
                throw DarajaError.methodNotAllowed();
            }
            return endpoint.answer(exchange);
        } catch (SimulatedError error) {
            return new Answer(error.status(), error.document(UUID.randomUUID().toString()), Duration.ZERO);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) {
        try (exchange) {
            if (answer.status() == Answer.NOTHING) {
                return; // closed without a word
            }
            byte[] body = answer.status() == Answer.ACCEPTED
                    ? new byte[0]
                    : answer.body().toString().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException clientGone) {
            LOG.log(Level.DEBUG, "The client did not wait for its answer", clientGone);
        }
    }

    private Thread daemon(Runnable work) {
        Thread thread = new Thread(work, name.toLowerCase(Locale.ROOT) + "-simulator");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What goes back to the client.
     *
     * @param delay how long it is kept back
     */
    record Answer(int status, JsonObject body, Duration delay) {
        private static final int NOTHING = 0;
        /** The status that comes without a body. */
        static final int ACCEPTED = 202;

        static Answer ok(JsonObject body) {
            return new Answer(200, body, Duration.ZERO);
        }

        /** The connection is closed instead. */
        static Answer none() {
            return new Answer(NOTHING, JsonObject.EMPTY_JSON_OBJECT, Duration.ZERO);
        }
    }

    @FunctionalInterface
    interface Endpoint {
        Answer answer(HttpExchange request) throws IOException;
    }
}
