package dev.twende.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What the database of every house holds to: a row of one company is hidden from whoever works for another, and every row from whoever
 * does not say for whom. A house extends it as {@code TenantIsolationTest}.
 *
 * <p>It looks at all tables with a {@code company_id}, those of tomorrow too. One without the policy fails; its migration calls
 * {@code isolate_tenants}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class IsolationContract {
    private static final UUID OURS = new UUID(1, 1);
    private static final UUID THEIRS = new UUID(2, 2);
    private static final String NOBODY = "";
    private static final String PLATFORM = "platform";
    private static final String REFUSED = "42501";

    private final dev.twende.launcher.stack.House house;
    private final Path webXml;
    private final Set<String> seenByAll;
    private HouseSchema schema;

    /**
     * @param webXml where the house's data source is described
     * @param seenByAll tables whose rows every company may see, though only one may write them; the constructor of the test says why
     */
    protected IsolationContract(dev.twende.launcher.stack.House house, Path webXml, String... seenByAll) {
        this.house = house;
        this.webXml = webXml;
        this.seenByAll = Set.of(seenByAll);
    }

    @BeforeAll
    void start() {
        schema = new HouseSchema(house);
    }

    @AfterAll
    void stop() {
        schema.close();
    }

    /** The pool asks each time it hands out a connection, and so tells it each time for whom it works. */
    @Test
    void tellsEachConnectionForWhomItWorks() throws IOException {
        String descriptor = Files.readString(webXml, UTF_8);

        assertThat(descriptor)
                .contains("<class-name>dev.twende.kit.tenants.HouseDataSource</class-name>")
                .contains("<name>fish.payara.is-connection-validation-required</name><value>true</value>")
                .contains("<value>org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation</value>")
                .doesNotContain("validate-atmost-once-period-in-seconds");
    }

    @Test
    void isolatesEveryTableOfCompanies() throws SQLException {
        try (Connection superuser = schema.connectAsSuperuser()) {
            List<String> open = names(superuser, """
                    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                    and a.attname = 'company_id' and not a.attisdropped
                    and not (c.relrowsecurity and c.relforcerowsecurity and exists (
                        select from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant' and p.polcmd = '*'
                        and p.polqual is not null and p.polwithcheck is not null))
                    order by 1
                    """);

            assertThat(open).as("tables without row level security").isEmpty();
            assertThat(tables(superuser)).as("tables with it").isNotEmpty();
        }
    }

    /** The house's own role is none of those whom row level security does not concern. */
    @Test
    void letsNobodyPassByThePolicies() throws SQLException {
        try (Connection superuser = schema.connectAsSuperuser()) {
            assertThat(names(superuser, """
                            select rolname from pg_roles where rolname in ('%s', '%s') and (rolsuper or rolbypassrls)
                            """.formatted(house.id(), house.ownerRole())))
                    .isEmpty();
        }
    }

    @Test
    void hidesTheRowsOfOthers() throws SQLException {
        try (Connection superuser = schema.connectAsSuperuser()) {
            superuser.setAutoCommit(false);
            for (String table : tables(superuser)) {
                holds(superuser, table);
                superuser.rollback();
            }
        }
    }

    /** Policies are all that is looked at: what else the table demands of a row is taken away, and comes back with the rollback. */
    private void holds(Connection transaction, String table) throws SQLException {
        strip(transaction, table);
        change(transaction, insert(table, OURS));
        change(transaction, insert(table, THEIRS));
        for (String role : List.of(house.id(), house.ownerRole())) {
            change(transaction, "set local role " + role);
            boolean seen = seenByAll.contains(table);
            assertSoftly(softly -> {
                softly.assertThat(outcome(transaction, PLATFORM, count(table, THEIRS)))
                        .as("%s: the platform sees %s", role, table)
                        .isEqualTo("1");
                softly.assertThat(outcome(transaction, OURS.toString(), count(table, OURS)))
                        .as("%s: a company sees its own %s", role, table)
                        .isEqualTo("1");
                softly.assertThat(outcome(transaction, OURS.toString(), insert(table, OURS)))
                        .as("%s: a company writes its own %s", role, table)
                        .isEqualTo("1");
                softly.assertThat(outcome(transaction, OURS.toString(), count(table, THEIRS)))
                        .as("%s: a company sees another's %s", role, table)
                        .isEqualTo(seen ? "1" : "0");
                softly.assertThat(outcome(transaction, OURS.toString(), insert(table, THEIRS)))
                        .as("%s: a company writes for another into %s", role, table)
                        .isEqualTo(REFUSED);
                softly.assertThat(outcome(transaction, OURS.toString(), update(table, THEIRS, THEIRS)))
                        .as("%s: a company changes another's %s", role, table)
                        .isEqualTo(seen ? REFUSED : "0");
                softly.assertThat(outcome(transaction, OURS.toString(), update(table, OURS, THEIRS)))
                        .as("%s: a company gives its %s to another", role, table)
                        .isEqualTo(REFUSED);
                softly.assertThat(outcome(transaction, OURS.toString(), delete(table, THEIRS)))
                        .as("%s: a company deletes another's %s", role, table)
                        .isEqualTo("0");
                softly.assertThat(outcome(transaction, NOBODY, "select count(*) from " + table))
                        .as("%s: who works for nobody sees %s", role, table)
                        .isEqualTo("0");
                softly.assertThat(outcome(transaction, NOBODY, insert(table, OURS)))
                        .as("%s: who works for nobody writes %s", role, table)
                        .isEqualTo(REFUSED);
                softly.assertThat(outcome(transaction, NOBODY, update(table, OURS, OURS)))
                        .as("%s: who works for nobody changes %s", role, table)
                        .isEqualTo("0");
            });
            change(transaction, "reset role");
        }
    }

    private void strip(Connection transaction, String table) throws SQLException {
        for (String constraint : names(transaction, """
                select conname from pg_constraint where conrelid = '%s'::regclass and contype not in ('n', 't')
                """.formatted(table))) {
            change(transaction, "alter table " + table + " drop constraint " + constraint + " cascade");
        }
        for (String column : names(transaction, """
                select attname from pg_attribute where attrelid = '%s'::regclass and attnum > 0 and attnotnull and attidentity = ''
                """.formatted(table))) {
            change(transaction, "alter table " + table + " alter column " + column + " drop not null");
        }
        change(transaction, "alter table " + table + " disable trigger user");
        for (String index : names(transaction, """
                select i.indexrelid::regclass::text from pg_index i where i.indrelid = '%s'::regclass and i.indisunique
                """.formatted(table))) {
            change(transaction, "drop index " + index);
        }
        change(transaction, "grant all on " + table + " to " + house.id());
        change(transaction, "grant usage on all sequences in schema " + house.id() + " to " + house.id());
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return names(connection, """
                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p')
                and a.attname = 'company_id' and not a.attisdropped
                order by 1
                """);
    }

    private static String count(String table, UUID company) {
        return "select count(*) from " + table + " where company_id = '" + company + "'";
    }

    private static String insert(String table, UUID company) {
        return "insert into " + table + " (company_id) values ('" + company + "')";
    }

    private static String update(String table, UUID of, UUID to) {
        return "update " + table + " set company_id = '" + to + "' where company_id = '" + of + "'";
    }

    private static String delete(String table, UUID of) {
        return "delete from " + table + " where company_id = '" + of + "'";
    }

    /** What a statement of a tenant answers or how many rows it changes, or the SQLSTATE of its refusal; without effect in any case. */
    private static String outcome(Connection transaction, String tenant, String sql) {
        try {
            change(transaction, "set local twende.tenant = '" + tenant + "'");
            Savepoint before = transaction.setSavepoint();
            try (Statement statement = transaction.createStatement()) {
                if (!statement.execute(sql)) {
                    return String.valueOf(statement.getUpdateCount());
                }
                try (ResultSet row = statement.getResultSet()) {
                    row.next();
                    return row.getString(1);
                }
            } catch (SQLException refused) {
                return refused.getSQLState();
            } finally {
                transaction.rollback(before);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void change(Connection transaction, String sql) throws SQLException {
        try (Statement statement = transaction.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> names(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
