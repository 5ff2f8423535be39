package dev.twende.testing;

import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.PostgresServer;
import dev.twende.launcher.stack.Secrets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL of its own under {@code target} with one house's schema as the house itself migrates it, and nothing else. */
public final class HouseSchema implements AutoCloseable {
    private final House house;
    private final PostgresServer server;

    public HouseSchema(House house) {
        this.house = house;
        Path root = Path.of("target", "schema").toAbsolutePath();
        DataDir.delete(root);
        DataDir dir = DataDir.at(root);
        Secrets secrets = Secrets.in(dir);
        server = new PostgresServer(dir, secrets, Ports.free(1).get(0));
        server.start();
        Flyway.configure()
                .dataSource(server.jdbcUrl(), house.ownerRole(), secrets.ownerPassword(house))
                .locations("classpath:db/migration/shared", "classpath:db/migration/" + house.id())
                .defaultSchema(house.id())
                .load()
                .migrate();
    }

    /** The house whose schema it is. */
    public House house() {
        return house;
    }

    /** A connection that may do everything, in the house's schema. */
    public Connection connectAsSuperuser() throws SQLException {
        Connection superuser = server.connectAsSuperuser();
        superuser.setSchema(house.id());
        return superuser;
    }

    @Override
    public void close() {
        server.stop();
    }
}
