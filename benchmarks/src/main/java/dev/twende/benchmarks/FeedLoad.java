package dev.twende.benchmarks;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * W6: a feed through the imports API, beside {@code COPY} of the very same files into bare tables and the building of their
 * indexes, on the same PostgreSQL.
 */
final class FeedLoad {
    private static final int WARM_UP = 100_000;
    private static final int RUNS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final LocalDate FROM =
            LocalDate.now(ZoneId.of("Africa/Kigali")).plusDays(1);

    private static final List<String> BARE = List.of(
            "create table agency (agency_id text, agency_name text, agency_url text, agency_timezone text)",
            "create table stops (stop_id text, stop_name text, stop_lat float8, stop_lon float8)",
            "create table routes (route_id text, agency_id text, route_short_name text, route_long_name text, route_type integer)",
            "create table trips (route_id text, service_id text, trip_id text)",
            "create table stop_times (trip_id text, arrival_time text, departure_time text, stop_id text, stop_sequence integer)",
            "create table calendar (service_id text, monday integer, tuesday integer, wednesday integer, thursday integer,"
                    + " friday integer, saturday integer, sunday integer, start_date text, end_date text)");
    private static final List<String> INDEXES = List.of(
            "alter table agency add primary key (agency_id)",
            "alter table stops add primary key (stop_id)",
            "alter table routes add primary key (route_id)",
            "alter table trips add primary key (trip_id)",
            "alter table stop_times add primary key (trip_id, stop_sequence)",
            "create index on stop_times (stop_id)",
            "alter table calendar add primary key (service_id)");

    private final BenchPlatform platform;
    private final Path folder;

    FeedLoad(BenchPlatform platform, Path data) {
        this.platform = platform;
        this.folder = data.resolve("w6");
    }

    /**
     * What a run gave.
     *
     * @param rows of all tables
     * @param importSeconds from sending the file to the end of the job, the middle of several runs, each into a new company
     * @param readingSeconds of these, until all was read and planned
     * @param limitSeconds the best of as many runs
     * @param schedules dated departures, which the limit does not make
     * @param againSeconds the same feed again into the same company: nothing changes
     * @param peakRss of the server in bytes, at the end of all
     * @param rssBefore of the server in bytes, after the warm-up
     */
    record Result(
            long rows,
            int stopTimes,
            double importSeconds,
            double readingSeconds,
            double limitSeconds,
            long schedules,
            double againSeconds,
            long peakRss,
            long rssBefore) {
        double ratio() {
            return importSeconds / limitSeconds;
        }
    }

    Result run(int stopTimes) throws IOException, SQLException, InterruptedException {
        SyntheticFeed small = SyntheticFeed.write(folder.resolve("small"), WARM_UP, FROM);
        for (int i = 0; i < 2; i++) {
            imported(company(), small);
        }
        long rssBefore = serverMemory("VmRSS");
        SyntheticFeed feed = SyntheticFeed.write(folder.resolve("feed-" + stopTimes), stopTimes, FROM);
        double limit = Double.MAX_VALUE;
        for (int i = 0; i < RUNS; i++) {
            limit = Math.min(limit, copied(feed));
        }
        List<Import> imports = new ArrayList<>();
        String company = null;
        for (int i = 0; i < RUNS; i++) {
            company = company();
            imports.add(imported(company, feed));
        }
        imports.sort((a, b) -> Double.compare(a.seconds(), b.seconds()));
        Import middle = imports.get(RUNS / 2);
        Import again = imported(company, feed);
        return new Result(
                feed.rows(),
                feed.stopTimes(),
                middle.seconds(),
                middle.readingSeconds(),
                limit,
                middle.schedules(),
                again.seconds(),
                serverMemory("VmHWM"),
                rssBefore);
    }

    private double copied(SyntheticFeed feed) throws SQLException, IOException {
        try (Connection connection = platform.sql("postgres", "postgres.password");
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists w6 cascade");
            statement.execute("create schema w6");
            statement.execute("set search_path to w6");
            for (String table : BARE) {
                statement.execute(table);
            }
            statement.execute("checkpoint");
            long begun = System.nanoTime();
            for (String name : SyntheticFeed.TABLES) {
                try (InputStream in = Files.newInputStream(feed.table(name))) {
                    connection
                            .unwrap(PGConnection.class)
                            .getCopyAPI()
                            .copyIn(
                                    "copy " + name.replace(".txt", "") + " from stdin (format csv, header)",
                                    in,
                                    1 << 16);
                }
            }
            for (String index : INDEXES) {
                statement.execute(index);
            }
            double seconds = seconds(begun);
            statement.execute("drop schema w6 cascade");
            return seconds;
        }
    }

    private record Import(double seconds, double readingSeconds, long schedules) {}

    private Import imported(String companyId, SyntheticFeed feed) throws InterruptedException {
        long begun = System.nanoTime();
        String job = "/company/v1/imports/"
                + platform.upload(
                                "/company/v1/imports?company_id=" + companyId + "&from=" + FROM + "&days=1", feed.zip())
                        .getString("import_id");
        double reading = 0;
        while (seconds(begun) < PATIENCE.toSeconds()) {
            JsonObject state = platform.get(job);
            if (state.getString("stage").equals("READING")) {
                reading = seconds(begun);
            }
            if (!state.getString("status").equals("RUNNING")) {
                double seconds = seconds(begun);
                if (!state.getString("status").equals("SUCCEEDED")) {
                    throw new IllegalStateException("the import failed: " + state);
                }
                return new Import(
                        seconds, reading, state.getJsonObject("counts").getInt("schedules"));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IllegalStateException("the import does not end");
    }

    private String company() {
        String mark = UUID.randomUUID().toString().substring(0, 8);
        return platform.post(
                        "/company/v1/companies",
                        Json.createObjectBuilder()
                                .add("name", "Bench feed " + mark)
                                .add(
                                        "tin_number",
                                        String.valueOf(100_000_000 + Math.floorMod(mark.hashCode(), 800_000_000)))
                                .add("country", "RW")
                                .add("currency", "RWF")
                                .add("time_zone", "Africa/Kigali")
                                .build())
                .getString("company_id");
    }

    /** In bytes; 0 where the system does not tell. */
    private long serverMemory(String what) throws IOException {
        Path status = Path.of("/proc", String.valueOf(platform.pid("company")), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith(what + ":"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(0);
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }
}
