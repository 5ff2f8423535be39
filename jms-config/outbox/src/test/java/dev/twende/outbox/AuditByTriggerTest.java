package dev.twende.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twende.events.Topic;
import dev.twende.events.audit.AuditEvent;
import dev.twende.events.audit.EntityChanged;
import dev.twende.events.auth.AuthEvent;
import dev.twende.events.company.CompanyEvent;
import dev.twende.events.payment.PaymentEvent;
import dev.twende.events.ticketing.TicketingEvent;
import dev.twende.launcher.stack.DataDir;
import dev.twende.launcher.stack.House;
import dev.twende.launcher.stack.Ports;
import dev.twende.launcher.stack.PostgresServer;
import dev.twende.launcher.stack.Secrets;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the tables of every house tell the audit trail, on a real PostgreSQL with their real migrations. */
class AuditByTriggerTest {
    private static final Set<String> EVENTS = Stream.of(
                    AuthEvent.class, CompanyEvent.class, TicketingEvent.class, PaymentEvent.class, AuditEvent.class)
            .flatMap(publisher -> Stream.of(publisher.getPermittedSubclasses()))
            .map(Class::getSimpleName)
            .collect(Collectors.toSet());

    private static PostgresServer server;

    @BeforeAll
    static void start() {
        Path root = Path.of("target", "postgres").toAbsolutePath();
        DataDir.delete(root);
        DataDir dir = DataDir.at(root);
        Secrets secrets = Secrets.in(dir);
        server = new PostgresServer(dir, secrets, Ports.free(1).get(0));
        server.start();
        for (House house : houses()) {
            String module = house == House.REPORTING ? "reporting-ejb" : house.id() + "-war";
            Path scripts = Path.of("../../" + module + "/src/main/resources/db/migration/" + house.id());
            Flyway.configure()
                    .dataSource(server.jdbcUrl(), house.ownerRole(), secrets.ownerPassword(house))
                    .locations("classpath:db/migration/shared", "filesystem:" + scripts)
                    .defaultSchema(house.id())
                    .load()
                    .migrate();
        }
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    private static List<House> houses() {
        return List.of(House.AUTH, House.COMPANY, House.TICKETING, House.PAYMENT, House.REPORTING);
    }

    @ParameterizedTest
    @EnumSource(
            value = House.class,
            names = {"AUTH", "COMPANY", "TICKETING", "PAYMENT", "REPORTING"})
    void everyTableTellsItsChangesOrSaysWhyNot(House house) throws SQLException {
        List<String> silent = texts(house, """
                select relname from pg_class t where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p')
                and not exists (select from audit_exemption where table_name = relname and column_name = '*')
                and 3 > (select count(*) from pg_trigger where tgrelid = t.oid and tgname like 'tell\\_%s')
                """);
        assertThat(silent).as("tables without a trigger and without a reason").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = House.class,
            names = {"AUTH", "COMPANY", "TICKETING", "PAYMENT", "REPORTING"})
    void whatNeedNotBeToldExistsAndAStatusIsToldByEvents(House house) throws SQLException {
        List<String> unknown = texts(house, """
                select table_name || '.' || column_name from audit_exemption e
                where not exists (select from information_schema.columns c where table_schema = current_schema()
                    and c.table_name = e.table_name and e.column_name in ('*', c.column_name))
                """);
        assertThat(unknown).as("exemptions of nothing").isEmpty();
        List<String> reasons = texts(house, """
                select table_name || ': ' || reason from audit_exemption e where column_name = '*' and exists (
                    select from information_schema.columns c where table_schema = current_schema()
                    and c.table_name = e.table_name and c.column_name in ('status', 'state', 'is_active'))
                """);
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(Pattern.compile("[A-Z][A-Za-z]+")
                                .matcher(reason.substring(reason.indexOf("events: ") + 1))
                                .results())
                        .as(reason)
                        .isNotEmpty()
                        .allMatch(event -> EVENTS.contains(event.group())));
    }

    @ParameterizedTest
    @EnumSource(
            value = House.class,
            names = {"AUTH", "COMPANY", "TICKETING", "PAYMENT", "REPORTING"})
    void whoTellsHasATopicToTellItOn(House house) throws SQLException {
        List<String> telling = texts(house, """
                select distinct relname from pg_trigger g join pg_class t on t.oid = g.tgrelid
                where t.relnamespace = current_schema()::regnamespace and tgname like 'tell\\_%s'
                """);
        boolean hasTopic =
                Stream.of(Topic.values()).anyMatch(topic -> topic.address().equals("twende." + house.id() + ".change"));
        assertThat(telling.isEmpty()).as("%s tells of %s", house, telling).isNotEqualTo(hasTopic);
    }

    @Test
    void aChangeIsToldWithWhatMayBeShown() throws SQLException {
        UUID id = UUID.randomUUID();
        try (Connection connection = server.connectAs(House.COMPANY);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('twende.origin', '{\"actorid\": \"u1\", \"clientaddress\": \"10.0.0.1\"}', true)");
            statement.execute(
                    ("insert into company (id, version, name, tin_number, country, currency, time_zone, status, created_at)"
                                    + " values ('%s', 1, 'Ann Express', 'TIN' || '%s', 'RW', 'RWF', 'Africa/Kigali', 'DRAFT', now())")
                            .formatted(id, id.toString().substring(24)));
            connection.commit();
            statement.execute("update company set status = 'ACTIVE', name = 'Anna Express' where id = '" + id + "'");
            statement.execute("update company set status = 'ACTIVE' where id = '" + id + "'");
            statement.execute("delete from company where id = '" + id + "'");
            connection.commit();
        }
        List<Envelope> told = told(House.COMPANY, id.toString());

        assertThat(told).extracting(Envelope::actorid).containsExactly("u1", null, null);
        assertThat(told.get(0).clientaddress()).isEqualTo("10.0.0.1");
        List<EntityChanged> changes = told.stream()
                .map(envelope -> (EntityChanged) envelope.event().orElseThrow())
                .toList();
        assertThat(changes).extracting(EntityChanged::action).containsExactly("CREATED", "CHANGED", "REMOVED");
        assertThat(changes).allSatisfy(change -> {
            assertThat(change.house()).isEqualTo("company");
            assertThat(change.entity()).isEqualTo("company");
            assertThat(change.entityId()).isEqualTo(id.toString());
            assertThat(change.topic().address()).isEqualTo("twende.company.change");
        });
        assertThat(changes.get(0).after().getString("status")).isEqualTo("DRAFT");
        assertThat(changes.get(0).fields()).contains("name", "tin_number");
        assertThat(changes.get(1).fields()).containsExactlyInAnyOrder("name", "status");
        assertThat(changes.get(1).before()).isEqualTo(Map.of("status", Json.createValue("DRAFT")));
        assertThat(changes.get(1).after()).isEqualTo(Map.of("status", Json.createValue("ACTIVE")));
        assertThat(changes.get(2).after()).isNull();
        assertThat(told.toString()).doesNotContain("Ann", "TIN");
    }

    @Test
    void manyRowsOfOneStatementAreToldAsANumber() throws SQLException {
        try (Connection connection = server.connectAs(House.COMPANY);
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into stop (id, version, code, name, country, latitude, longitude, time_zone)
                    select gen_random_uuid(), 1, 'AUD' || n, 'Audited ' || n, 'RW', 0, 0, 'Africa/Kigali'
                    from generate_series(1, 51) as n
                    """);
        }
        List<EntityChanged> changes = told(House.COMPANY, "stop").stream()
                .map(envelope -> (EntityChanged) envelope.event().orElseThrow())
                .toList();

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.rows()).isEqualTo(51);
            assertThat(change.entityId()).isNull();
            assertThat(change.after()).isNull();
        });
    }

    @Test
    void secretsAreNotShownThoughTheyLookLikeIds() throws SQLException {
        JsonObject shown = dev.twende.kit.rest.Json.mapper()
                .fromJson(texts(House.PAYMENT, """
                                select shown_facts('{"callback_secret": "0190a3c0-0000-7000-8000-000000000001",
                                    "id": "0190a3c0-0000-7000-8000-000000000002", "amount": 5000, "birth_date": "1990-01-01",
                                    "paid_at": "2026-03-01T10:00:00.123+00:00", "note": "Ann", "status": "PAID", "list": ["Ann"]}')
                                """).get(0), JsonObject.class);
        assertThat(shown.keySet()).containsExactlyInAnyOrder("id", "amount", "paid_at", "status");
    }

    private static List<Envelope> told(House house, String subject) throws SQLException {
        return texts(
                        house,
                        "select payload from outbox_event where topic = 'twende." + house.id()
                                + ".change' and payload::json ->>" + " 'subject' = '" + subject + "' order by seq")
                .stream()
                .map(Envelope::parse)
                .toList();
    }

    private static List<String> texts(House house, String sql) throws SQLException {
        try (Connection connection = server.connectAs(house);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }
}
