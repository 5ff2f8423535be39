package dev.twende.company.stops.boundary;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * How the features of this house take rows by the hundred thousand: by COPY into an unlogged table that is empty but for them, and
 * empty again before the transaction ends, so that nobody ever sees them. They stream through; none is kept here.
 */
public final class CopyTable {
    private static final int CHUNK = 1 << 16;

    private CopyTable() {}

    /** Rows that are handed on one by one. */
    public interface Rows<T> {
        void forEach(Consumer<T> each);
    }

    /**
     * Fills the table.
     *
     * @param values of its columns; null is null, everything else its text
     */
    public static <T> void fill(Connection connection, String table, Rows<T> rows, Function<T, Object[]> values)
            throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + table + " from stdin");
        try {
            StringBuilder chunk = new StringBuilder(CHUNK * 2);
            rows.forEach(row -> {
                append(chunk, values.apply(row));
                if (chunk.length() > CHUNK) {
                    write(copy, chunk);
                }
            });
            write(copy, chunk);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** To be called in the transaction that filled them. */
    public static void empty(Connection connection, String... tables) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("delete from " + table);
            }
        }
    }

    private static void write(CopyIn copy, StringBuilder chunk) {
        byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
        chunk.setLength(0);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException e) {
            throw new IllegalStateException("rows could not be copied", e);
        }
    }

    private static void append(StringBuilder chunk, Object[] values) {
        for (int i = 0; i < values.length; i++) {
            chunk.append(i == 0 ? "" : "\t");
            if (values[i] == null) {
                chunk.append("\\N");
            } else {
                escape(chunk, values[i].toString());
            }
        }
        chunk.append('\n');
    }

    private static void escape(StringBuilder chunk, String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            switch (each) {
                case '\\' -> chunk.append("\\\\");
                case '\t' -> chunk.append("\\t");
                case '\n' -> chunk.append("\\n");
                case '\r' -> chunk.append("\\r");
                default -> chunk.append(each);
            }
        }
    }
}
