package dev.twende.system;

import static jakarta.json.Json.createObjectBuilder;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The system under test: one platform in services topology with its demo, started by the launcher on first use and stopped when
 * the tests end. Knows what anyone knows who reads {@code run/platform.json}.
 */
final class Platform {
    private static final Path ROOT = Path.of(System.getProperty("twende.root")).toAbsolutePath();
    private static final Path DATA = Path.of("target/platform").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(15); // five servers on a machine that others use as well
    private static final Duration COMPONENT = Duration.ofMinutes(5);
    private static Platform running;
    private static RuntimeException broken;

    private final JsonObject facts;

    private Platform(JsonObject facts) {
        this.facts = facts;
    }

    /** The platform that all tests of this run share. */
    static synchronized Platform running() {
        if (broken != null) {
            throw broken; // the first failure says it all; no test starts it again
        }
        if (running == null) {
            try {
                running = start();
            } catch (RuntimeException e) {
                broken = e;
                throw e;
            }
        }
        return running;
    }

    /** The launcher's command line, as the {@code twende} script has it after building. */
    static List<String> launcherCommand(String... arguments) {
        Path target = ROOT.resolve("payara-config/launcher/target");
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx512m",
                                "-Dtwende.root=" + ROOT,
                                "-cp",
                                target.resolve("launcher.jar") + File.pathSeparator + target.resolve("lib") + "/*",
                                "dev.twende.launcher.Main"),
                        Arrays.stream(arguments))
                .collect(Collectors.toList());
    }

    private static Platform start() {
        try {
            Files.createDirectories(DATA);
            Files.deleteIfExists(DATA.resolve("conf/local.properties"));
            ProcessBuilder command = new ProcessBuilder(launcherCommand(
                            "run",
                            "--topology=services",
                            "--port",
                            String.valueOf(freePorts()),
                            "--data-dir",
                            DATA.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(DATA.resolve("launcher.log").toFile());
            command.environment().put("TWENDE_LIMITS_FACTOR", "10000"); // a test is a crowd at one address
            Process launcher = command.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launcher)));
            Path file = DATA.resolve("run/platform.json");
            await("platform").atMost(START).until(() -> Files.exists(file) || !launcher.isAlive());
            if (!launcher.isAlive()) {
                throw new IllegalStateException(
                        "the platform did not start: " + Files.readString(DATA.resolve("launcher.log")));
            }
            return new Platform(read(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void stop(Process launcher) {
        launcher.destroy();
        try {
            if (!launcher.waitFor(60, TimeUnit.SECONDS)) {
                launcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first of five ports in a row that are free. */
    static int freePorts() throws IOException {
        for (int first = 18_080; first < 28_000; first += 10) {
            if (areFree(first, 5)) {
                return first;
            }
        }
        throw new IOException("no free ports");
    }

    private static boolean areFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            try (ServerSocket probe = new ServerSocket(port)) {
                probe.setReuseAddress(true);
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }

    /** The address of a path; its first word names the house. */
    String url(String path) {
        return address(path.split("/")[1]) + path;
    }

    /** Where a house is. */
    String address(String house) {
        return facts.getJsonObject("urls").getString(house);
    }

    String backofficeUrl() {
        return facts.getJsonObject("urls").getString("backoffice");
    }

    Client superAdmin() {
        return login("SUPER_ADMIN");
    }

    String superAdminToken() {
        return token("SUPER_ADMIN");
    }

    /** The first of the demo's people who has this role. */
    Client login(String role) {
        return Client.with(this, token(role));
    }

    String email(String role) {
        return person(role).getString("email");
    }

    String password(String role) {
        return person(role).getString("password");
    }

    private JsonObject person(String role) {
        return read(Path.of(facts.getString("logins_file")))
                .getJsonArray("logins")
                .getValuesAs(JsonObject.class)
                .stream()
                .filter(person -> person.getString("role").equals(role))
                .findFirst()
                .orElseThrow();
    }

    private String token(String role) {
        return Client.guest(this)
                .post(
                        "/auth/v1/sessions",
                        createObjectBuilder()
                                .add("email", email(role))
                                .add("password", password(role))
                                .build())
                .mustBe(200)
                .getString("access_token");
    }

    /** A token of a house's service account. */
    String serviceToken(String house) {
        return Client.guest(this)
                .postForm(
                        "/auth/v1/token",
                        "grant_type=client_credentials&client_id=" + house + "&client_secret="
                                + secrets().getProperty(house + ".service.secret"))
                .mustBe(200)
                .getString("access_token");
    }

    /** A connection as a role of the database: a house, {@code <house>_owner}, or {@code postgres}. */
    Connection sql(String role) throws SQLException {
        String key = facts.getJsonObject("database").getJsonArray("roles").getValuesAs(JsonObject.class).stream()
                .filter(entry -> entry.getString("user").equals(role))
                .findFirst()
                .orElseThrow()
                .getString("password_key");
        return DriverManager.getConnection(
                facts.getJsonObject("database").getString("url") + "&options=-c%20twende.tenant=platform",
                role,
                secrets().getProperty(key));
    }

    /** A secret of the installation. */
    String secret(String key) {
        return secrets().getProperty(key);
    }

    private Properties secrets() {
        Properties secrets = new Properties();
        try (BufferedReader reader = Files.newBufferedReader(Path.of(facts.getString("secrets_file")))) {
            secrets.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets;
    }

    long count(String role, String query) throws SQLException {
        return Long.parseLong(text(role, query));
    }

    String text(String role, String query) throws SQLException {
        try (Connection connection = sql(role);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    /** How often PostgreSQL broke a deadlock so far. */
    long deadlocks() throws IOException {
        Path log = DATA.resolve("logs/postgres.log");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(" 40P01 ")).count();
        }
    }

    /** Where its files are. */
    Path data() {
        return DATA;
    }

    /** The simulator of M-Pesa. */
    Mpesa mpesa() {
        return new Mpesa(facts.getString("mpesa_url"));
    }

    /** Ends a house's process at once, as a power cut does: SIGKILL, no farewell. */
    void kill(String component) {
        long pid = control("components", "GET").getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("name").equals(component))
                .findFirst()
                .orElseThrow()
                .getJsonNumber("pid")
                .longValue();
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    void stop(String component) {
        order(component, "stop");
    }

    void start(String component) {
        order(component, "start");
    }

    /** Restarts a house with these settings before all others; with none, as it was. */
    void restartWith(String component, Map<String, String> settings) {
        String lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Files.writeString(DATA.resolve("conf/local.properties"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        order(component, "restart");
    }

    private void order(String component, String what) {
        control("components/" + component + "/" + what, "POST");
    }

    private JsonObject control(String path, String method) {
        JsonObject control = read(Path.of(facts.getString("control_file")));
        HttpRequest request = HttpRequest.newBuilder(URI.create(control.getString("url") + "/" + path))
                .timeout(COMPONENT)
                .header("Authorization", "Bearer " + control.getString("token"))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> done = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            if (done.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + done.body());
            }
            try (JsonReader reader = Json.createReader(new StringReader(done.body()))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonObject read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
