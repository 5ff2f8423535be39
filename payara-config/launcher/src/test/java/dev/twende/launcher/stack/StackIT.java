package dev.twende.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackIT {

    private static final String PERMISSION_DENIED = "42501";

    @TempDir
    Path directory;

    @Test
    void startsStopsAndKeepsWhatWasCommitted() throws SQLException {
        try (Stack stack = Stack.start(directory)) {
            assertThat(stack.components()).allMatch(Component::isAlive);
            asOwner(stack, "create table seat (seat_number text, exclude using gist (seat_number with =))");
            asHouse(stack, House.TICKETING, "insert into seat values ('12')");
            assertThat(show(stack, "fsync")).isEqualTo("on");
            assertThat(show(stack, "synchronous_commit")).isEqualTo("on");
            assertThat(show(stack, "full_page_writes")).isEqualTo("on");

            stack.postgres().stop();
            assertThat(stack.postgres().isAlive()).isFalse();
            stack.postgres().start();
            stack.broker().stop();
            assertThat(stack.broker().isAlive()).isFalse();
            stack.broker().start();
            stack.redis().masters().get(0).stop();
            stack.redis().masters().get(0).start();
            assertThat(stack.components()).allMatch(Component::isAlive);
        }
        try (Stack again = Stack.start(directory)) {
            assertThat(count(again, "seat")).isEqualTo(1);
        }
        assertThat(processesOf(directory)).isEmpty();
    }

    @Test
    void aHouseMayDoNothingOutsideItsRowsAndItsSchema() throws SQLException {
        try (Stack stack = Stack.start(directory)) {
            asOwner(stack, "create table seat (seat_number text)");
            assertThatDenied(() -> asHouse(stack, House.TICKETING, "drop table seat"));
            assertThatDenied(() -> asHouse(stack, House.TICKETING, "create table mine (id int)"));
            assertThatDenied(() -> asHouse(stack, House.COMPANY, "select * from ticketing.seat"));
            assertThatDenied(() -> asHouse(stack, House.COMPANY, "insert into ticketing.seat values ('1')"));
            assertThatDenied(() -> asHouse(stack, House.COMPANY, "create table public.grabbed (id int)"));
            assertThatThrownBy(() -> java.sql.DriverManager.getConnection(
                            stack.postgres().jdbcUrl(), "company", "guess"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void takesOverWhatAKilledProcessLeftRunning() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StackHolder.class.getName(),
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("holder.log").toFile())
                .start();
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(directory.resolve(StackHolder.COMMITTED)));
        holder.destroyForcibly().waitFor();
        assertThat(processesOf(directory)).as("PostgreSQL and Redis live on").hasSizeGreaterThanOrEqualTo(4);

        try (Stack stack = Stack.start(directory)) {
            assertThat(count(stack, "kept")).isEqualTo(1);
        }
        assertThat(processesOf(directory)).isEmpty();
    }

    /** Every process whose command line names this directory. */
    private static List<Long> processesOf(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> process.info().commandLine().orElse("").contains(directory + File.separator)
                        || process.info()
                                .arguments()
                                .map(a -> String.join(" ", a).contains(directory.toString()))
                                .orElse(false))
                .map(ProcessHandle::pid)
                .toList();
    }

    private interface Sql {
        void run() throws SQLException;
    }

    private static void assertThatDenied(Sql sql) {
        assertThatThrownBy(sql::run)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(PERMISSION_DENIED));
    }

    private static void asOwner(Stack stack, String sql) throws SQLException {
        try (Connection connection = java.sql.DriverManager.getConnection(
                        stack.postgres().jdbcUrl(),
                        House.TICKETING.ownerRole(),
                        stack.secrets().ownerPassword(House.TICKETING));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void asHouse(Stack stack, House house, String sql) throws SQLException {
        try (Connection connection = stack.postgres().connectAs(house);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long count(Stack stack, String table) throws SQLException {
        return Long.parseLong(one(stack, "select count(*) from ticketing." + table));
    }

    private static String show(Stack stack, String setting) throws SQLException {
        return one(stack, "show " + setting);
    }

    private static String one(Stack stack, String sql) throws SQLException {
        try (Connection connection = stack.postgres().connectAsSuperuser();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** A launcher to be killed: starts the stack, commits a row, says so in a file, and waits. */
    static final class StackHolder {

        static final String COMMITTED = "committed";

        public static void main(String[] args) throws SQLException, IOException, InterruptedException {
            Path directory = Path.of(args[0]);
            Stack stack = Stack.start(directory);
            asOwner(stack, "create table kept (id int)");
            asHouse(stack, House.TICKETING, "insert into kept values (1)");
            Files.createFile(directory.resolve(COMMITTED));
            Thread.currentThread().join();
        }
    }
}
