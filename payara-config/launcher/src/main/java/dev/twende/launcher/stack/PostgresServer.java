package dev.twende.launcher.stack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL with kept data: passwords from the first moment on, durability on as in production, and one schema with two roles per
 * house, so that the law of the house is enforced by the database itself.
 */
public final class PostgresServer implements Component {

    public static final String NAME = "postgres";
    public static final String DATABASE = "twende";

    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    /** On a busy machine PostgreSQL reads the clock some seconds after its process was made. */
    private static final Duration OWN_CLOCK_TOLERANCE = Duration.ofMinutes(1);

    private static final String UNIQUE_DATABASE_NAME = "42P04";

    private final DataDir dir;
    private final Secrets secrets;
    private final int port;
    private EmbeddedPostgres server;

    public PostgresServer(DataDir dir, Secrets secrets, int port) {
        this.dir = dir;
        this.secrets = secrets;
        this.port = port;
    }

    @Override
    public String name() {
        return NAME;
    }

    public int port() {
        return port;
    }

    /** URL of the houses' database. {@code stringtype=unspecified} lets EclipseLink write a null into a uuid column. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE + "?stringtype=unspecified";
    }

    /** A connection as the superuser: for the launcher and for tests that look behind the houses. */
    public Connection connectAsSuperuser() throws SQLException {
        return connect(DATABASE);
    }

    /** A connection with the rights that the house itself has at run time, when it works for all companies. */
    public Connection connectAs(House house) throws SQLException {
        return DriverManager.getConnection(
                jdbcUrl() + "&options=-c%20twende.tenant=platform", house.id(), secrets.databasePassword(house));
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        stopAbandoned(dataDirectory(dir));
        if (!Ports.isFree(port)) {
            throw new ComponentFailure("PostgreSQL cannot start: port " + port + " is in use.");
        }
        // zonky creates this directory and sweeps it: keep it out of the system's temporary directory, and off the data
        System.setProperty(
                "ot.epg.working-dir",
                DataDir.createPrivate(dir.tmp().resolve("postgres")).toString());
        Path passwordFile = dir.conf().resolve("postgres-password");
        DataDir.writePrivate(passwordFile, secrets.postgresPassword() + "\n");
        try {
            ChildProcess.keepPrevious(dir.log(NAME));
            server = launch(passwordFile);
            prepare();
        } catch (IOException | IllegalStateException e) {
            throw new ComponentFailure("PostgreSQL did not start (" + e.getMessage() + "); see " + dir.log(NAME), e);
        } catch (SQLException e) {
            stop();
            throw new ComponentFailure("PostgreSQL could not be prepared: " + e.getMessage(), e);
        } finally {
            deleteQuietly(passwordFile);
        }
    }

    private EmbeddedPostgres launch(Path passwordFile) throws IOException {
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(dir.log(NAME).toFile());
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(dataDirectory(dir))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(DataDir.createPrivate(dir.run().resolve("postgres-binaries"))
                        .toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(START_LIMIT)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setLocaleConfig("locale", "C.UTF-8")
                .setConnectConfig("password", secrets.postgresPassword())
                // the library is made for throw-away data and turns durability off
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "120")
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("unix_socket_directories", "''")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("log_timezone", "UTC")
                // %e: tests and operators look for SQLSTATEs such as 40P01
                .setServerConfig("log_line_prefix", "'%m [%p] %q%u %e '")
                .setServerConfig("log_lock_waits", "on")
                .start();
    }

    /** Creates what is missing and renews the passwords: the same on the first start and on every other. */
    private void prepare() throws SQLException {
        try (Connection postgres = connect("postgres");
                Statement statement = postgres.createStatement()) {
            requireOwnDirectory(statement);
            createDatabase(statement);
        }
        try (Connection twende = connectAsSuperuser();
                Statement statement = twende.createStatement()) {
            statement.execute(resource("database.sql"));
            for (House house : House.values()) {
                statement.execute(houseScript(house));
            }
        }
    }

    private void requireOwnDirectory(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("show data_directory")) {
            row.next();
            if (!Path.of(row.getString(1)).equals(dataDirectory(dir))) {
                throw new ComponentFailure(
                        "Another PostgreSQL (" + row.getString(1) + ") answers on port " + port + ".");
            }
        }
    }

    private static void createDatabase(Statement statement) throws SQLException {
        try {
            statement.execute("create database " + DATABASE);
        } catch (SQLException e) {
            if (!UNIQUE_DATABASE_NAME.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    private String houseScript(House house) {
        return resource("house.sql")
                .replace("${house}", house.id())
                .replace("${owner_password}", secrets.ownerPassword(house))
                .replace("${password}", secrets.databasePassword(house));
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            try {
                server.close();
            } catch (IOException e) {
                // decided below: a server that still lives is stopped by its process id
            }
            server = null;
        }
        stopAbandoned(dataDirectory(dir));
    }

    @Override
    public boolean isAlive() {
        return postmaster(dataDirectory(dir)).isPresent();
    }

    /** Process id of the running server. */
    public Optional<Long> pid() {
        return postmaster(dataDirectory(dir)).map(ProcessHandle::pid);
    }

    static Path dataDirectory(DataDir dir) {
        return dir.data().resolve(NAME);
    }

    /** Stops the server that {@code postmaster.pid} names, in the way that rolls back and writes a checkpoint. */
    static boolean stopAbandoned(Path dataDirectory) {
        Optional<ProcessHandle> postmaster = postmaster(dataDirectory);
        postmaster.ifPresent(process -> {
            interrupt(process);
            if (!ChildProcess.endsWithin(process, STOP_LIMIT)) {
                throw new ComponentFailure("PostgreSQL (process " + process.pid() + ") does not stop.");
            }
        });
        return postmaster.isPresent();
    }

    /** SIGINT is PostgreSQL's fast shutdown; Java knows only SIGTERM, which would wait for the clients to leave. */
    private static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    private static Optional<ProcessHandle> postmaster(Path dataDirectory) {
        Path file = dataDirectory.resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return new PidFile(Long.parseLong(lines.get(0).strip()), started)
                    .process(OWN_CLOCK_TOLERANCE)
                    .filter(PostgresServer::isPostgres);
        } catch (IOException | RuntimeException e) {
            // no file, or one that is being written: no server that could be stopped
            return Optional.empty();
        }
    }

    /** Another user's process hides its command; then the start time must do. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.endsWith("postgres"))
                .orElse(true);
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database, SUPERUSER, secrets.postgresPassword());
    }

    private static String resource(String name) {
        try (InputStream stream = PostgresServer.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // it holds nothing that secrets.properties beside it does not hold, with the same rights
        }
    }
}
