package dev.twende.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No house can read or write another's tables, even with its SQL gone wrong: the database refuses all twenty pairs. */
class LawOfTheHouseST {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final Map<String, String> A_TABLE_OF = Map.of(
            "auth", "user_account",
            "company", "bus",
            "ticketing", "seat_claim",
            "payment", "transaction",
            "reporting", "inbox_event");

    private final Platform platform = Platform.running();

    static List<String> houses() {
        return List.of("auth", "company", "ticketing", "payment", "reporting");
    }

    static Stream<Arguments> pairs() {
        return houses().stream()
                .flatMap(house -> houses().stream()
                        .filter(other -> !other.equals(house))
                        .map(other -> Arguments.of(house, other)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void aHouseCannotReadOrWriteAnother(String house, String other) throws SQLException {
        String table = other + "." + A_TABLE_OF.get(other);
        String read = refusal(house, "select * from " + table);
        String write = refusal(house, "delete from " + table);
        System.out.printf("| %-9s | %-30s | select: %s | delete: %s |%n", house, table, read, write);
    }

    @ParameterizedTest
    @MethodSource("houses")
    void aHouseCannotChangeItsOwnTablesEither(String house) throws SQLException {
        refusal(house, "drop table " + house + "." + A_TABLE_OF.get(house));
    }

    private String refusal(String role, String sql) throws SQLException {
        try (Connection connection = platform.sql(role);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
            throw new AssertionError(role + " could run: " + sql);
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).as(sql).isEqualTo(INSUFFICIENT_PRIVILEGE);
            return refused.getMessage().lines().findFirst().orElse("");
        }
    }
}
