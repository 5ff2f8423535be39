package dev.twende.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** PostgreSQL as one role sees it, over its own connections: what a test reads here is committed. */
public final class Database {

    private final String user;
    private final String password;

    private Database(String user, String password) {
        this.user = user;
        this.password = password;
    }

    /** As a house does: may read and write the rows of its own schema. */
    public static Database as(String house) {
        Map<String, String> settings = TestPlatform.running().settings();
        return new Database(house, settings.get("twende." + house + ".db.password"));
    }

    /** As the owner of a house's schema does, who migrates it. */
    public static Database asOwner(String house) {
        Map<String, String> settings = TestPlatform.running().settings();
        return new Database(
                settings.get("twende." + house + ".db.owner-user"),
                settings.get("twende." + house + ".db.owner-password"));
    }

    /** A new connection; the caller closes it. */
    public Connection connect() throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("options", "-c twende.tenant=platform"); // tests look at all companies
        return new Driver().connect(TestPlatform.running().settings().get("twende.db.url"), login);
    }

    /** The single number that the query answers. */
    public long count(String sql, Object... parameters) {
        Object number = rows(sql, parameters).get(0).values().iterator().next();
        return ((Number) number).longValue();
    }

    /** Executes a statement and commits; answers the number of rows it changed. */
    public int exec(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseRefused(e);
        }
    }

    /** All rows, each by column name in the order of the query. */
    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, Object>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), result.getObject(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new DatabaseRefused(e);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** PostgreSQL did not do what the test asked; says which SQLSTATE. */
    public static final class DatabaseRefused extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String sqlState;

        DatabaseRefused(SQLException cause) {
            super(cause.getMessage(), cause);
            this.sqlState = cause.getSQLState();
        }

        public String sqlState() {
            return sqlState;
        }
    }
}
