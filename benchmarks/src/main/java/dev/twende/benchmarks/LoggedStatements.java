package dev.twende.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What PostgreSQL was asked, word for word, as it logged it. */
final class LoggedStatements {
    private static final Pattern ENTRY =
            Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[(\\d+)\\].*? (LOG|DETAIL):  (.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTED =
            Pattern.compile("^duration: \\S+ ms  (?:execute [^:]+|statement): (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = ('(?:[^']++|'')*+'|NULL)");
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");

    private LoggedStatements() {}

    /**
     * A statement as it was sent.
     *
     * @param values of $1, $2 and so on; null for NULL
     */
    record Logged(String pid, String sql, List<String> values) {

        /** For pgbench: with an expression in the place of each value, by its number from 1. */
        String with(IntFunction<String> expression) {
            return PLACE.matcher(sql)
                    .replaceAll(place -> Matcher.quoteReplacement(expression.apply(Integer.parseInt(place.group(1)))));
        }
    }

    interface Act {
        void run() throws IOException, InterruptedException;
    }

    /** Everything that all sessions sent while something is done. */
    static List<Logged> during(BenchPlatform platform, Act act) throws SQLException, IOException, InterruptedException {
        Path log = platform.postgresLog();
        try (Connection superuser = platform.sql("postgres", "postgres.password");
                Statement statement = superuser.createStatement()) {
            statement.execute("alter system set log_min_duration_statement = 0");
            statement.execute("select pg_reload_conf()");
            TimeUnit.SECONDS.sleep(1);
            long from = Files.size(log);
            try {
                act.run();
                TimeUnit.SECONDS.sleep(1);
            } finally {
                statement.execute("alter system reset log_min_duration_statement");
                statement.execute("select pg_reload_conf()");
            }
            return entries(since(log, from));
        }
    }

    private static String since(Path log, long from) throws IOException {
        try (InputStream bytes = Files.newInputStream(log)) {
            bytes.skipNBytes(from);
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Logged> entries(String logged) {
        List<Logged> entries = new ArrayList<>();
        String[] lines = logged.split("\n(?=\\d{4}-\\d\\d-\\d\\d )");
        String pid = null;
        String sql = null;
        for (String line : lines) {
            Matcher entry = ENTRY.matcher(line.strip());
            if (!entry.matches()) {
                continue;
            }
            Matcher executed = EXECUTED.matcher(entry.group(3));
            if (entry.group(2).equals("LOG") && executed.matches()) {
                if (sql != null) {
                    entries.add(new Logged(pid, sql, List.of()));
                }
                pid = entry.group(1);
                sql = executed.group(1).replace("\n\t", "\n");
            } else if (entry.group(2).equals("DETAIL")
                    && sql != null
                    && entry.group(1).equals(pid)) {
                entries.add(new Logged(pid, sql, values(entry.group(3).replace("\n\t", "\n"))));
                sql = null;
            }
        }
        if (sql != null) {
            entries.add(new Logged(pid, sql, List.of()));
        }
        return entries;
    }

    private static List<String> values(String detail) {
        List<String> values = new ArrayList<>();
        Matcher parameter = PARAMETER.matcher(detail);
        while (parameter.find()) {
            String value = parameter.group(2);
            values.add(
                    value.equals("NULL")
                            ? null
                            : value.substring(1, value.length() - 1).replace("''", "'"));
        }
        return values;
    }

    /** pgbench must not see a colon in a value: it would take what follows for a variable. */
    static String literal(String value) {
        return "E'" + value.replace("\\", "\\\\").replace("'", "''").replace(":", "\\072") + "'";
    }
}
