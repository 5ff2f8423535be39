package dev.twende.launcher.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.twende.launcher.JsonText;
import dev.twende.launcher.platform.Platform;
import dev.twende.launcher.platform.PlatformFile;
import dev.twende.launcher.stack.Component;
import dev.twende.launcher.stack.ComponentFailure;
import dev.twende.launcher.stack.DataDir;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * {@code GET /components} and {@code POST /components/NAME/stop|start|restart}, for this machine only and only for who can read
 * the token, which is new in every run and readable by its owner alone.
 */
public final class ControlServer {

    private static final int TOKEN_BYTES = 24;
    private static final int THREADS = 4;

    private final Platform platform;
    private final String token = HexFormat.of().formatHex(randomBytes());
    private final Set<String> stoppedOnPurpose = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, ControlServer::daemon);
    private HttpServer server;

    public ControlServer(Platform platform) {
        this.platform = platform;
    }

    /** Listens, and writes address and token into {@link PlatformFile#controlFile}. */
    public void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new ComponentFailure("The control endpoint cannot listen: " + e.getMessage(), e);
        }
        server.setExecutor(workers);
        server.createContext("/components", this::handle);
        server.start();
        JsonObject found = Json.createObjectBuilder()
                .add("url", "http://127.0.0.1:" + server.getAddress().getPort())
                .add("token", token)
                .build();
        DataDir.writePrivate(PlatformFile.controlFile(platform.dir()), JsonText.pretty(found) + "\n");
    }

    /** Whether someone asked for this component to be down. */
    public boolean isStoppedOnPurpose(Component component) {
        return stoppedOnPurpose.contains(component.name());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Answer answer =
                    isAllowed(exchange) ? answer(exchange) : Answer.error(401, "The token of control.json is missing.");
            byte[] body = (answer.json() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private boolean isAllowed(HttpExchange exchange) {
        String sent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                .orElse("");
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private Answer answer(HttpExchange exchange) {
        String[] path = exchange.getRequestURI().getPath().split("/");
        if ("GET".equals(exchange.getRequestMethod()) && path.length == 2) {
            return new Answer(
                    200, Json.createObjectBuilder().add("items", all()).build());
        }
        if ("POST".equals(exchange.getRequestMethod()) && path.length == 4) {
            return platform.component(path[2])
                    .map(component -> order(component, path[3]))
                    .orElseGet(() -> Answer.error(404, "There is no component " + path[2] + "."));
        }
        return Answer.error(404, "GET /components, POST /components/NAME/stop|start|restart");
    }

    private Answer order(Component component, String order) {
        try {
            switch (order) {
                case "stop" -> stop(component);
                case "start" -> start(component);
                case "restart" -> {
                    stop(component);
                    start(component);
                }
                default -> {
                    return Answer.error(404, "Say stop, start or restart, not " + order + ".");
                }
            }
            return new Answer(200, one(component).build());
        } catch (ComponentFailure e) {
            return Answer.error(500, e.getMessage());
        }
    }

    private void stop(Component component) {
        stoppedOnPurpose.add(component.name());
        component.stop();
    }

    private void start(Component component) {
        component.start();
        stoppedOnPurpose.remove(component.name());
    }

    private JsonArrayBuilder all() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        platform.components().forEach(component -> all.add(one(component)));
        return all;
    }

    private JsonObjectBuilder one(Component component) {
        JsonObjectBuilder one =
                Json.createObjectBuilder().add("name", component.name()).add("alive", component.isAlive());
        platform.pid(component).ifPresent(pid -> one.add("pid", pid));
        return one;
    }

    private static byte[] randomBytes() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "control");
        thread.setDaemon(true);
        return thread;
    }

    private record Answer(int status, JsonObject json) {

        static Answer error(int status, String message) {
            return new Answer(
                    status, Json.createObjectBuilder().add("error", message).build());
        }
    }
}
