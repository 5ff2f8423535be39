package dev.twende.payment;

import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.PostgresServer;
import dev.twende.launcher.stack.Secrets;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL under {@code target} with the house's schema as Flyway makes it, and connections with the house's rights. All
 * tests of a run share it, each with companies of its own.
 */
public final class PaymentSchema {
    private static PaymentSchema running;

    private final PostgresServer server;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    private PaymentSchema() {
        Path root = Path.of("target", "postgres").toAbsolutePath();
        DataDir.delete(root);
        DataDir dir = DataDir.at(root);
        Secrets secrets = Secrets.in(dir);
        server = new PostgresServer(dir, secrets, Ports.free(1).get(0));
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-postgres"));
        Flyway.configure()
                .dataSource(server.jdbcUrl(), House.PAYMENT.ownerRole(), secrets.ownerPassword(House.PAYMENT))
                .locations("classpath:db/migration/shared", "classpath:db/migration/payment")
                .defaultSchema(House.PAYMENT.id())
                .load()
                .migrate();
    }

    /** Started by whoever comes first, stopped with the test run. */
    public static synchronized PaymentSchema running() {
        if (running == null) {
            running = new PaymentSchema();
        }
        return running;
    }

    /** A new connection with the house's own rights. */
    public Connection connect() throws SQLException {
        return server.connectAs(House.PAYMENT);
    }

    /** Keeps connections when they are closed, as a pool does. */
    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> borrow());
    }

    /** One transaction for everything that uses it, until the connection is committed. */
    public static DataSource within(Connection transaction) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(transaction, arguments));
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> kept);
    }

    private Connection borrow() throws SQLException {
        Connection returned = idle.poll();
        Connection connection = returned == null ? connect() : returned;
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? idle.add(connection) : method.invoke(connection, arguments));
    }
}
