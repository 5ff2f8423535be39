package dev.twende.benchmarks;

import dev.twende.benchmarks.LoggedStatements.Logged;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The very SQL that one hold runs, as PostgreSQL logged it, turned into a pgbench script: every statement between BEGIN and
 * COMMIT stays as it was sent; of the values, those that must be new each time are computed from pgbench's counters.
 */
final class HoldStatements {
    /** Schedules made for pgbench, so that it has seats of its own. */
    static final int SCHEDULES = 4_000;

    private static final Pattern UUIDS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final List<Logged> statements;
    private final Map<String, String> fresh;

    private HoldStatements(List<Logged> statements, Map<String, String> fresh) {
        this.statements = statements;
        this.fresh = fresh;
    }

    /** Holds one seat through HTTP and watches. */
    static HoldStatements capture(BenchPlatform platform, HoldLoad load)
            throws SQLException, IOException, InterruptedException {
        Instant before = Instant.now();
        AtomicReference<HoldLoad.Answer> given = new AtomicReference<>();
        List<Logged> hold = transaction(LoggedStatements.during(platform, () -> given.set(load.holdOnce())));
        HoldLoad.Answer answer = given.get();
        if (answer.status() != 201) {
            throw new IllegalStateException("the watched hold was answered " + answer.body());
        }
        try (Connection superuser = platform.sql("postgres", "postgres.password");
                Statement statement = superuser.createStatement()) {
            prepareSchedules(statement, scheduleIn(hold, platform));
        }
        return new HoldStatements(hold, freshValues(hold, answer, before, platform));
    }

    private static String scheduleIn(List<Logged> hold, BenchPlatform platform) throws SQLException {
        for (Logged statement : hold) {
            for (String value : statement.values()) {
                if (UUIDS.matcher(value).matches() && isSchedule(value, platform)) {
                    return value;
                }
            }
        }
        throw new IllegalStateException("no schedule among the values");
    }

    private static boolean isSchedule(String id, BenchPlatform platform) throws SQLException {
        try (Connection connection = platform.sql("ticketing", "ticketing.db.password");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select 1 from schedule where schedule_id = '" + id + "'")) {
            return row.next();
        }
    }

    /** Copies of a real schedule under computable ids. */
    private static void prepareSchedules(Statement statement, String schedule) throws SQLException {
        for (String table : List.of("ticketing.schedule", "ticketing.schedule_stop")) {
            statement.execute("""
                    insert into %1$s
                    select (jsonb_populate_record(original, jsonb_build_object('schedule_id', md5('bench' || n)::uuid))).*
                    from %1$s original, generate_series(0, %2$d - 1) n where original.schedule_id = '%3$s'
                    on conflict do nothing
                    """.formatted(table, SCHEDULES, schedule));
        }
        statement.execute("analyze");
    }

    /** The statements of the session that claimed a seat, from BEGIN to COMMIT. */
    private static List<Logged> transaction(List<Logged> entries) {
        String pid = entries.stream()
                .filter(entry -> entry.sql().contains("insert into seat_claim"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no claim in PostgreSQL's log"))
                .pid();
        List<Logged> own =
                entries.stream().filter(entry -> entry.pid().equals(pid)).toList();
        int claim = 0;
        while (!own.get(claim).sql().contains("insert into seat_claim")) {
            claim++;
        }
        int begin = claim;
        while (!own.get(begin).sql().startsWith("BEGIN")) {
            begin--;
        }
        int commit = claim;
        while (!own.get(commit).sql().startsWith("COMMIT")) {
            commit++;
        }
        return own.subList(begin, commit + 1);
    }

    /** What must differ from hold to hold, with the expression that makes it. */
    private static Map<String, String> freshValues(
            List<Logged> hold, HoldLoad.Answer answer, Instant since, BenchPlatform platform) throws SQLException {
        Map<String, String> fresh = new LinkedHashMap<>();
        for (Logged statement : hold) {
            for (String value : statement.values()) {
                Matcher uuids = UUIDS.matcher(value == null || value.startsWith("{\"data\"") ? "" : value);
                while (uuids.find()) {
                    UUID id = UUID.fromString(uuids.group());
                    if (id.version() == 7
                            && Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16)
                                    .isAfter(since.minusMillis(5))) {
                        fresh.putIfAbsent(uuids.group(), id(fresh.size()));
                    }
                }
            }
        }
        fresh.put(scheduleIn(hold, platform), "md5(concat('bench', :n::int))::uuid");
        var booking = BenchPlatform.parse(answer.body());
        fresh.put(booking.getString("booking_reference"), "substr(md5(concat(:client_id::int, 'r', :k::int)), 1, 12)");
        fresh.put(booking.getJsonArray("tickets").getJsonObject(0).getString("seat_number"), "concat('S', :seat::int)");
        return fresh;
    }

    /** An id as a sale makes them: it begins with the time, so that neighbours in time are neighbours in an index. */
    private static String id(int number) {
        return "overlay(md5(concat(:client_id::int, '.', :k::int, '." + number
                + "')) placing lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') from 1)::uuid";
    }

    /** The pgbench script; its counter {@code k} must be one that no client has had. */
    String script(int clients) {
        String counters = """
                \\set k :k + 1
                \\set slot :k * %d + :client_id
                \\set n :slot %% %d
                \\set seat 1 + :slot / %d
                """.formatted(clients, SCHEDULES, SCHEDULES);
        return counters + statements.stream().map(this::withValues).collect(Collectors.joining(";\n", "", ";\n"));
    }

    int count() {
        return statements.size();
    }

    private String withValues(Logged statement) {
        return statement.with(place -> expression(statement.values().get(place - 1)));
    }

    private String expression(String value) {
        if (value == null) {
            return "null";
        }
        if (fresh.containsKey(value)) {
            return fresh.get(value);
        }
        if (value.startsWith("{") && value.endsWith("}") && !value.startsWith("{\"")) {
            List<String> elements =
                    List.of(value.substring(1, value.length() - 1).split(","));
            if (elements.stream().anyMatch(fresh::containsKey)) {
                return elements.stream()
                        .map(element -> fresh.getOrDefault(element, LoggedStatements.literal(element)))
                        .collect(Collectors.joining(", ", "array[", "]"));
            }
        }
        return LoggedStatements.literal(value);
    }
}
