package dev.twende.system;

import static jakarta.json.Json.createObjectBuilder;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A point of sale as its cashier holds it: the reference POS in a process of its own, which may be killed at any instant and is switched
 * on again by the next command. What time it is there is the test's to say.
 */
final class PosDevice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PIN = "7391";
    private static final Pattern TICKET = Pattern.compile("^ticket ([0-9a-f-]{36}), seat ");

    private final Path home;
    private final List<String> papers = new ArrayList<>();
    private Process program;
    private BufferedReader answers;
    private BufferedWriter orders;
    private int kills;

    private PosDevice(Path home) {
        this.home = home;
    }

    /** An operation of its journal; the outcome is null while it waits. */
    record Operation(long sequence, JsonObject said, String outcome, JsonObject result) {
        boolean isSale() {
            return said.getString("type").equals("SALE");
        }

        Optional<String> code() {
            return Optional.ofNullable(result.getString("code", null));
        }
    }

    /** A device that an administrator of the operator invited, with a cashier and an open shift, in step with the platform. */
    static PosDevice enrolled(Platform platform, Operator operator) throws IOException {
        Client superAdmin = platform.superAdmin();
        String code = superAdmin
                .post(
                        "/auth/v1/devices/enrolments",
                        createObjectBuilder()
                                .add("company_id", operator.companyId)
                                .add("name", "Counter")
                                .build())
                .mustBe(201)
                .getString("token");
        PosDevice device = new PosDevice(Files.createTempDirectory(platform.data(), "pos"));
        device.does("enrol --url " + platform.address("auth") + " --ticketing-url " + platform.address("ticketing")
                + " --code " + code);
        device.does("login --cashier " + cashier(superAdmin, operator) + " --pin " + PIN);
        // ticketing hears of the device from auth, a moment later
        await("the device is known").atMost(PATIENCE).until(() -> device.tries("sync"));
        device.does("shift-open --float 10000 --currency RWF");
        return device;
    }

    private static String cashier(Client superAdmin, Operator operator) {
        String userId = superAdmin
                .post(
                        "/auth/v1/users",
                        createObjectBuilder()
                                .add("email", "cashier-" + UUID.randomUUID() + "@example.com")
                                .add("password", "ntuyenabwoba-2026")
                                .add("full_name", "Aline Uwase")
                                .add("company_id", operator.companyId)
                                .add("roles", Json.createArrayBuilder().add("AGENT"))
                                .build())
                .mustBe(201)
                .getString("user_id");
        assertThat(superAdmin
                        .put(
                                "/auth/v1/users/" + userId + "/pin",
                                createObjectBuilder().add("pin", PIN).build())
                        .status())
                .isEqualTo(204);
        return userId;
    }

    /** Does what the cashier wants; answers what it says. */
    String does(String command) {
        List<String> said = new ArrayList<>();
        assertThat(order(command, said)).as("%s: %s", command, said).isTrue();
        return String.join("\n", said);
    }

    /** As {@link #does}, where the device may refuse. */
    boolean tries(String command) {
        return order(command, new ArrayList<>());
    }

    /** Orders it, and takes the power away a moment later, whatever it is doing. */
    void killedWhile(String command, Duration moment) {
        try {
            switchOn();
            orders.write(command + "\n");
            orders.flush();
            program.waitFor(moment.toNanos(), TimeUnit.NANOSECONDS);
            kill();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                papers.add(line);
            }
        } catch (IOException broken) {
            // as a power cut does
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void kill() {
        program.destroyForcibly().onExit().join();
        program = null;
        kills++;
    }

    int kills() {
        return kills;
    }

    private boolean order(String command, List<String> said) {
        try {
            switchOn();
            orders.write(command + "\n");
            orders.flush();
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.equals("ok") || line.equals("failed")) {
                    papers.addAll(said);
                    return line.equals("ok");
                }
                said.add(line);
            }
            throw new IllegalStateException("the program ended: " + said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void switchOn() throws IOException {
        if (program != null) {
            return;
        }
        program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.twende.pos.Main",
                        "--home",
                        home.toString(),
                        "shell")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = program.inputReader(UTF_8);
        orders = program.outputWriter(UTF_8);
        String ready = answers.readLine();
        assertThat(ready).as("the device starts").isEqualTo("ok");
    }

    /** Switches it off properly. */
    private void switchOff() throws IOException {
        if (program != null) {
            orders.close();
            program.onExit().join();
            program = null;
        }
    }

    /** Its files as they are now, to be put back. */
    Path copy() throws IOException {
        switchOff();
        Path copy = Files.createTempDirectory(home.getParent(), "copy");
        copyFiles(home, copy);
        return copy;
    }

    /** Makes it forget what it heard since: it tells all of that again. */
    void putBack(Path copy) throws IOException {
        switchOff();
        copyFiles(copy, home);
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(to, "pos.db*")) {
            for (Path file : old) {
                Files.delete(file);
            }
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "pos.db*")) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** All that it ever did. */
    List<Operation> journal() throws SQLException, IOException {
        switchOff();
        List<Operation> operations = new ArrayList<>();
        try (Connection store = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("pos.db"));
                Statement statement = store.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sequence, payload, outcome, result from operation order by sequence")) {
            while (row.next()) {
                String result = row.getString("result");
                operations.add(new Operation(
                        row.getLong("sequence"),
                        json(row.getString("payload")),
                        row.getString("outcome"),
                        result == null ? JsonObject.EMPTY_JSON_OBJECT : json(result)));
            }
        }
        return operations;
    }

    /** The tickets that came out of its printer. */
    List<String> printedTickets() {
        return papers.stream()
                .map(TICKET::matcher)
                .filter(Matcher::find)
                .map(line -> line.group(1))
                .distinct()
                .toList();
    }

    /** A sale of one seat from the first stop to the last; without a seat, of one that it may sell. */
    static String sale(Instant clock, String schedule, int from, int to, String seat, boolean atRisk) {
        return "--clock " + clock + " sell --schedule " + schedule + " --from " + from + " --to " + to
                + " --phone +250788300002 --passenger \"" + (seat == null ? "" : seat + ":") + "Counter Guest\""
                + (atRisk ? " --at-risk" : "");
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        if (program != null) {
            program.destroyForcibly().onExit().join();
        }
    }
}
