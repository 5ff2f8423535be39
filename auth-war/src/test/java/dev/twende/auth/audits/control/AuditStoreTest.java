package dev.twende.auth.audits.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twende.auth.audits.entity.AuditEntry;
import dev.twende.auth.audits.entity.AuditQuestion;
import dev.twende.auth.logins.control.LoginStore;
import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.PostgresServer;
import dev.twende.launcher.stack.Secrets;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The trail and the logins' memory on a real PostgreSQL, with the rights of the house. */
class AuditStoreTest {
    private static final Instant NOON = Instant.parse("2026-03-01T10:00:00.123456Z");
    private static PostgresServer server;
    private static Secrets secrets;

    private final AuditStore store = new AuditStore();
    private final UUID company = UUID.randomUUID();

    AuditStoreTest() {
        store.database = database();
    }

    @BeforeAll
    static void start() {
        Path root = Path.of("target", "postgres").toAbsolutePath();
        DataDir.delete(root);
        DataDir dir = DataDir.at(root);
        secrets = Secrets.in(dir);
        server = new PostgresServer(dir, secrets, Ports.free(1).get(0));
        server.start();
        Flyway.configure()
                .dataSource(server.jdbcUrl(), House.AUTH.ownerRole(), secrets.ownerPassword(House.AUTH))
                .locations("classpath:db/migration/shared", "classpath:db/migration/auth")
                .defaultSchema(House.AUTH.id())
                .load()
                .migrate();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @Test
    void findsWhatWasAddedOnceAndShowsOnlyWhatMayBeShown() {
        AuditEntry entry = entry(
                "TicketPaid",
                "{\"name\": \"Ann\", \"price\": {\"amount\": 5, \"currency\": \"RWF\"}, \"status\": \"PAID\"}");
        store.add(List.of(entry, entry));
        store.add(List.of(entry));

        List<AuditEntry> found = store.find(about(company), Long.MAX_VALUE, 10);
        assertThat(found).singleElement().satisfies(kept -> {
            assertThat(kept.occurredAt()).isEqualTo(NOON);
            assertThat(kept.after()).contains("PAID", "5").doesNotContain("Ann");
            assertThat(kept.before()).isNull();
        });
        assertThat(store.find(about(company), found.get(0).seq(), 10)).isEmpty();
        assertThat(store.find(
                        new AuditQuestion(
                                company, "ticket", "t", "u", "TicketPaid", "ABCD2345", NOON, NOON.plusMillis(1)),
                        Long.MAX_VALUE,
                        10))
                .hasSize(1);
        assertThat(store.find(
                        new AuditQuestion(company, null, null, null, null, null, NOON.plusMillis(1), null),
                        Long.MAX_VALUE,
                        10))
                .isEmpty();
    }

    @Test
    void namesTheFirstRowThatWasChangedBehindItsBackAndTheHouseCannotChangeOne() throws SQLException {
        for (int i = 0; i < 5; i++) {
            store.add(List.of(entry("CHANGED", "{\"status\": \"PAID\", \"number\": " + i + "}")));
        }
        while (store.link(3) > 0) {
            assertThat(store.verify(0, null).isIntact()).isTrue();
        }
        var report = store.verify(0, null);
        assertThat(report.waiting()).isZero();
        assertThat(store.verify(report.links(), report.headHash()).isIntact()).isTrue();
        assertThat(store.verify(report.links(), "00").finding()).contains("link " + report.links());
        assertThat(store.verify(report.links() + 1, report.headHash()).isIntact())
                .as("cut off")
                .isFalse();
        long seq = store.find(about(company), Long.MAX_VALUE, 3).get(2).seq();

        for (String forbidden : List.of(
                "update audit_entry set actor = 'x'",
                "delete from audit_entry",
                "truncate audit_link",
                "delete from audit_link")) {
            assertThatThrownBy(() -> execute(server.connectAs(House.AUTH), forbidden))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"))
                    .as("the right itself is missing")
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> execute(owner(), forbidden)).hasMessageContaining("only ever added to");
        }
        execute(owner(), "alter table audit_entry disable trigger keep_audit_entry");
        execute(owner(), "update audit_entry set action = 'REMOVED' where seq = " + seq);

        var broken = store.verify(0, null);
        assertThat(broken.isIntact()).isFalse();
        assertThat(broken.brokenSeq()).isEqualTo(seq);
        execute(owner(), "update audit_entry set action = 'CHANGED' where seq = " + seq);
        execute(owner(), "alter table audit_entry enable trigger keep_audit_entry");
        assertThat(store.verify(0, null).isIntact()).isTrue();
    }

    @Test
    void namesWhatWasPutInOrTakenOutBehindItsBack() throws SQLException {
        for (int i = 0; i < 5; i++) {
            store.add(List.of(entry("CHANGED", "{\"number\": " + i + "}")));
        }
        while (store.link(3) > 0) {
            assertThat(store.verify(0, null).isIntact()).isTrue();
        }
        long seq = store.find(about(company), Long.MAX_VALUE, 3).get(2).seq();
        for (String table : List.of("audit_entry", "audit_link")) {
            execute(owner(), "alter table %1$s disable trigger keep_%1$s".formatted(table));
            execute(owner(), "create table kept_%1$s as select * from %1$s where seq >= %2$d".formatted(table, seq));
        }

        execute(
                owner(),
                "insert into audit_entry (event_id, occurred_at, heard_at, house, action, entity)"
                        + " values (gen_random_uuid(), now(), now(), 'ticketing', 'PUT_IN', 'ticket')");
        assertThat(store.verify(0, null).finding()).isEqualTo("1 entries have no link and wait for none");
        execute(owner(), "delete from audit_entry where action = 'PUT_IN'");
        assertThat(store.verify(0, null).isIntact()).isTrue();

        execute(owner(), "delete from audit_link where seq = " + seq);
        execute(owner(), "delete from audit_entry where seq = " + seq);
        assertThat(store.verify(0, null).finding()).as("taken out").endsWith("is missing");
        execute(owner(), "update audit_link set position = position + 1000 where seq > " + seq);
        execute(owner(), "update audit_link set position = position - 1001 where position > 1000");
        assertThat(store.verify(0, null).finding()).as("and closed up").endsWith("was changed");

        execute(owner(), "delete from audit_link where seq >= " + seq);
        execute(
                owner(),
                "insert into audit_entry overriding system value select * from kept_audit_entry where seq = " + seq);
        execute(owner(), "insert into audit_link select * from kept_audit_link");
        for (String table : List.of("audit_entry", "audit_link")) {
            execute(owner(), "alter table %1$s enable trigger keep_%1$s".formatted(table));
            execute(owner(), "drop table kept_" + table);
        }
        assertThat(store.verify(0, null).isIntact()).isTrue();
    }

    @Test
    void aPlaceAndAProgramAreKnownFromTheirFirstLoginUntilTheyAreForgottenAndAProofIsUsedOnce() throws Exception {
        LoginStore logins = new LoginStore();
        Field field = LoginStore.class.getDeclaredField("database");
        field.setAccessible(true);
        field.set(logins, database());
        String account = UUID.randomUUID().toString();

        assertThat(logins.isKnown(account, "home")).isFalse();
        assertThat(logins.know(account, "home", "phone", NOON))
                .as("the first is no news")
                .isFalse();
        assertThat(logins.know(account, "hotel", "phone", NOON.minusSeconds(60)))
                .as("another place")
                .isTrue();
        assertThat(logins.know(account, "home", "laptop", NOON.minusSeconds(60)))
                .as("another program")
                .isTrue();
        assertThat(logins.know(account, "home", "laptop", NOON.minusSeconds(60)))
                .isFalse();
        assertThat(logins.know(account, "home", "phone", NOON.plusSeconds(1))).isFalse();
        logins.purge(NOON, NOON);
        assertThat(logins.isKnown(account, "home")).isTrue();
        assertThat(logins.isKnown(account, "hotel")).isFalse();
        assertThat(logins.know(account, "home", "laptop", NOON)).as("forgotten").isTrue();

        assertThat(logins.use(account, NOON)).isTrue();
        assertThat(logins.use(account, NOON)).isFalse();
    }

    private AuditEntry entry(String action, String after) {
        return new AuditEntry(
                0,
                UUID.randomUUID(),
                NOON,
                NOON,
                "ticketing",
                company,
                "u",
                "d",
                "10.0.0.1",
                action,
                "ticket",
                "t",
                "ABCD2345",
                null,
                null,
                after);
    }

    private static AuditQuestion about(UUID company) {
        return new AuditQuestion(company, null, null, null, null, null, null, null);
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), House.AUTH.ownerRole(), secrets.ownerPassword(House.AUTH));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("set twende.tenant = 'platform'");
            statement.execute(sql);
        }
    }

    private static DataSource database() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = server.connectAs(House.AUTH);
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("set twende.tenant = 'platform'");
                    }
                    return connection;
                });
    }
}
