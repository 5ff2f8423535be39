package dev.twende.ticketing.seats.control;

import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.PostgresServer;
import dev.twende.launcher.stack.Secrets;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL under {@code target} with the house's schema as Flyway makes it, and connections with the house's rights. */
public final class TicketingSchema implements AutoCloseable {
    private final PostgresServer server;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();

    public TicketingSchema() {
        Path root = Path.of("target", "postgres").toAbsolutePath();
        DataDir.delete(root);
        DataDir dir = DataDir.at(root);
        Secrets secrets = Secrets.in(dir);
        server = new PostgresServer(dir, secrets, Ports.free(1).get(0));
        server.start();
        Flyway.configure()
                .dataSource(server.jdbcUrl(), House.TICKETING.ownerRole(), secrets.ownerPassword(House.TICKETING))
                .locations("classpath:db/migration/shared", "classpath:db/migration/ticketing")
                .defaultSchema(House.TICKETING.id())
                .load()
                .migrate();
    }

    /** Keeps connections when they are closed, as a pool does. */
    public DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> borrow());
    }

    private Connection borrow() throws SQLException {
        Connection kept = idle.poll();
        Connection connection = kept == null ? server.connectAs(House.TICKETING) : kept;
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? idle.add(connection) : method.invoke(connection, arguments));
    }

    /** No container tells it when a transaction ends. */
    private static RecentRefusals noRefusals() {
        return new RecentRefusals() {
            @Override
            public void forgetAfterCommit() {
                // nothing is remembered
            }
        };
    }

    /** The claims' SQL on connections from here. */
    static ClaimStore claimStore(DataSource database) {
        ClaimStore store = new ClaimStore(noRefusals());
        store.database = database;
        return store;
    }

    /** The leases' SQL on connections from here. */
    static LeaseStore leaseStore(DataSource database) {
        LeaseStore store = new LeaseStore(noRefusals());
        store.database = database;
        return store;
    }

    /** A connection of one's own with the house's rights. */
    public Connection connect() throws SQLException {
        return server.connectAs(House.TICKETING);
    }

    /** Does what no house may do. */
    public void asSuperuser(String sql) {
        try (Connection connection = server.connectAsSuperuser();
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path to " + House.TICKETING.id() + ", public");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number that a query answers. */
    public long count(String sql) {
        try (Connection connection = borrow();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
