package dev.twende.kit.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * Gives a statement that works on many rows their columns, an array each for {@code unnest}, one parameter after the other.
 *
 * @param <T> what a row is made of
 */
public final class Columns<T> {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int next;

    /** @param first the number of the first array's parameter */
    public Columns(PreparedStatement statement, int first, List<T> rows) throws SQLException {
        this.connection = statement.getConnection();
        this.statement = statement;
        this.rows = rows;
        this.next = first;
    }

    /**
     * The next column.
     *
     * @param type of its elements, as PostgreSQL names it
     */
    public Columns<T> add(String type, Function<T, Object> value) throws SQLException {
        statement.setArray(
                next++, connection.createArrayOf(type, rows.stream().map(value).toArray()));
        return this;
    }

    /** The next column, of bytes: the driver writes an array of them only when it sees that it is one. */
    public Columns<T> addBytes(Function<T, byte[]> value) throws SQLException {
        statement.setArray(
                next++,
                connection.createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new)));
        return this;
    }

    /** The number of the parameter behind the columns so far. */
    public int next() {
        return next;
    }
}
