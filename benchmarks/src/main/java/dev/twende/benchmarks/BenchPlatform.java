package dev.twende.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A platform of its own for the measurement, with durability on as always, empty but for what the benchmark puts in. */
final class BenchPlatform implements AutoCloseable {
    /** Long, for a machine that others keep busy: what is measured then says little, but it can be measured. */
    private static final Duration START = Duration.ofMinutes(10);

    private static final Duration UPLOAD = Duration.ofMinutes(5);
    private static final Duration CALL = Duration.ofSeconds(30);

    private final Process launcher;
    private final JsonObject facts;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String token;

    private BenchPlatform(Process launcher, JsonObject facts) {
        this.launcher = launcher;
        this.facts = facts;
    }

    static BenchPlatform start(Path root, Path data) throws IOException, InterruptedException {
        Path target = root.resolve("payara-config/launcher/target");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Dtwende.root=" + root,
                        "-cp",
                        target.resolve("launcher.jar") + File.pathSeparator + target.resolve("lib") + "/*",
                        "dev.twende.launcher.Main",
                        "run",
                        "--no-demo",
                        "--port",
                        String.valueOf(freePort()),
                        "--data-dir",
                        data.toString())
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("launcher.log").toFile());
        command.environment()
                .put("TWENDE_LIMITS_FACTOR", "1000000"); // limits are counted, but one address is all the world
        Process launcher = command.start();
        Runtime.getRuntime().addShutdownHook(new Thread(launcher::destroy));
        Path file = data.resolve("run/platform.json");
        Instant limit = Instant.now().plus(START);
        while (!Files.exists(file)) {
            if (!launcher.isAlive() || Instant.now().isAfter(limit)) {
                throw new IllegalStateException(
                        "the platform did not start:\n" + Files.readString(data.resolve("launcher.log")));
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return new BenchPlatform(launcher, read(file));
    }

    /** A platform that runs already; closing leaves it alone. */
    static BenchPlatform at(Path data) {
        return new BenchPlatform(null, read(data.resolve("run/platform.json")));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The address of a path; its first word names the house. */
    URI url(String path) {
        return URI.create(facts.getJsonObject("urls").getString(path.split("/")[1]) + path);
    }

    JsonObject facts() {
        return facts;
    }

    String secret(String key) {
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(facts.getString("secrets_file")))) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return secrets.getProperty(key);
    }

    Connection sql(String role, String secret) throws SQLException {
        return DriverManager.getConnection(
                facts.getJsonObject("database").getString("url") + "&options=-c%20twende.tenant=platform",
                role,
                secret(secret));
    }

    /** The platform's processes; PostgreSQL is nobody's child, it detaches itself. Children are not named. */
    Stream<ProcessHandle> processes() {
        return Stream.concat(
                Stream.ofNullable(launcher).map(Process::toHandle),
                facts.getJsonArray("components").getValuesAs(JsonObject.class).stream()
                        .filter(component -> component.containsKey("pid"))
                        .mapToLong(component -> component.getJsonNumber("pid").longValue())
                        .mapToObj(ProcessHandle::of)
                        .flatMap(Optional::stream));
    }

    /** The process that a house lives in. */
    long pid(String house) {
        return facts.getJsonArray("components").getValuesAs(JsonObject.class).stream()
                .filter(component -> List.of(house, "payara", "twende").contains(component.getString("name")))
                .mapToLong(component -> component.getJsonNumber("pid").longValue())
                .findFirst()
                .orElseThrow();
    }

    /** Where PostgreSQL logs. */
    Path postgresLog() {
        return facts.getJsonArray("components").getValuesAs(JsonObject.class).stream()
                .filter(component -> component.getString("name").equals("postgres"))
                .map(component -> Path.of(component.getString("log")))
                .findFirst()
                .orElseThrow();
    }

    /** Stops or starts a part of the platform. */
    void order(String component, String what) {
        JsonObject control = read(Path.of(facts.getString("control_file")));
        mustBeGood(sent(
                HttpRequest.newBuilder(URI.create(control.getString("url") + "/components/" + component + "/" + what))
                        .timeout(START)
                        .header("Authorization", "Bearer " + control.getString("token"))
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build()));
    }

    JsonObject get(String path) {
        return call(HttpRequest.newBuilder(url(path)).GET());
    }

    JsonObject post(String path, JsonStructure body) {
        return call(HttpRequest.newBuilder(url(path)).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** Sends a zip file. */
    JsonObject upload(String path, Path file) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(url(path))
                    .header("Authorization", "Bearer " + token())
                    .header("Content-Type", "application/zip")
                    .timeout(UPLOAD)
                    .POST(HttpRequest.BodyPublishers.ofFile(file));
            return parse(mustBeGood(sent(request.build())).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject put(String path, JsonStructure body) {
        return call(HttpRequest.newBuilder(url(path)).PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private JsonObject call(HttpRequest.Builder request) {
        return parse(mustBeGood(send(request.header("Authorization", "Bearer " + token())))
                .body());
    }

    private static HttpResponse<String> mustBeGood(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    answer.request().uri() + " answered " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private String token() {
        if (token == null) {
            JsonObject admin = read(Path.of(facts.getString("logins_file")))
                    .getJsonArray("logins")
                    .getJsonObject(0);
            JsonObject login = Json.createObjectBuilder()
                    .add("email", admin.getString("email"))
                    .add("password", admin.getString("password"))
                    .build();
            HttpRequest.Builder request = HttpRequest.newBuilder(url("/auth/v1/sessions"))
                    .POST(HttpRequest.BodyPublishers.ofString(login.toString()));
            token = parse(send(request).body()).getString("access_token");
        }
        return token;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return sent(
                request.header("Content-Type", "application/json").timeout(CALL).build());
    }

    private HttpResponse<String> sent(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonObject parse(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static JsonObject read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    List<JsonObject> redisNodes() {
        return facts.getJsonArray("redis").getValuesAs(JsonObject.class);
    }

    @Override
    public void close() {
        if (launcher == null) {
            return;
        }
        launcher.destroy();
        try {
            launcher.waitFor(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
