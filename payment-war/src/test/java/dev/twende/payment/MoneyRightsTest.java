package dev.twende.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the house's own role may not do to money, whatever the house's code says. */
class MoneyRightsTest {
    private static final String REFUSED_RIGHT = "42501";

    /** Of these alone rows may go: messages that were told, comparisons that can be made again, housekeeping. */
    private static final Set<String> MAY_BE_DELETED = Set.of(
            "flyway_schema_history",
            "idempotency_key",
            "inbox_event",
            "outbox_event",
            "reconciliation",
            "reconciliation_mismatch",
            "relay_lease",
            "statement_line",
            "stray_callback",
            "webhook",
            "webhook_delivery");

    private static PaymentSchema schema;

    @BeforeAll
    static void start() {
        schema = PaymentSchema.running();
    }

    @Test
    void deletesNothingThatTellsOfMoney() throws SQLException {
        assertThat(granted("DELETE")).isEqualTo(new TreeSet<>(MAY_BE_DELETED));
        assertThat(granted("TRUNCATE")).isSubsetOf(MAY_BE_DELETED);
    }

    @ParameterizedTest
    @CsvSource({
        "ledger_posting, kind = kind",
        "ledger_entry, amount = 0",
        "float_movement, amount = 1",
        "settlement_total, amount = 0",
        "payout, amount = 1",
        "terms, platform_fee_bp = 0",
        "terms_agent, commission_bp = 0",
        "shift_entry, amount = 1",
        "shift_count, counted = 0"
    })
    void changesNothingThatIsWritten(String table, String change) {
        refuses(REFUSED_RIGHT, "update " + table + " set " + change);
    }

    @Test
    void neverLetsAFloatFallBelowZero() throws SQLException {
        UUID id = UUID.randomUUID();
        execute(
                "insert into agent_float (id, company_id, agent_id, currency, balance) values ('%s', '%s', '%s', 'RWF', 100)"
                        .formatted(id, UUID.randomUUID(), UUID.randomUUID()));

        assertThatThrownBy(() -> execute("update agent_float set balance = balance - 101 where id = '" + id + "'"))
                .hasMessageContaining("ck_agent_float_balance");
        assertThatThrownBy(() -> execute("""
                        insert into float_movement (id, float_id, kind, source_id, amount, balance_after, reference, made_at)
                        values (gen_random_uuid(), '%s', 'SALE', gen_random_uuid(), -101, -1, 'x', now())
                        """.formatted(id))).hasMessageContaining("ck_float_movement_balance_after");
        execute("update agent_float set balance = balance - 100 where id = '" + id + "'");
    }

    private static void refuses(String state, String sql) {
        assertThatThrownBy(() -> execute(sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        refused -> assertThat(refused.getSQLState()).isEqualTo(state));
    }

    private static void execute(String sql) throws SQLException {
        try (Connection house = schema.connect();
                Statement statement = house.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The tables of this house of which its role has this right. */
    private static Set<String> granted(String right) throws SQLException {
        Set<String> tables = new TreeSet<>();
        try (Connection house = schema.connect();
                Statement statement = house.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select relname from pg_class c
                         where relnamespace = current_schema()::regnamespace and relkind = 'r'
                           and has_table_privilege(c.oid, '%s')
                        """.formatted(right))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
