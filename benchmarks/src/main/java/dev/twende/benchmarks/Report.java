package dev.twende.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Writes what was measured as Markdown. */
final class Report {
    private final PrintStream out = System.out;

    void machine(Path root, BenchPlatform platform) throws IOException, InterruptedException, SQLException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        line(
                "Measured %s at %s on %s %s, %d processors, Java %s, everything on this one machine; load when it began %.2f.",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                commit(root),
                system.getName(),
                system.getArch(),
                system.getAvailableProcessors(),
                Runtime.version(),
                load());
        line("%s.", settings(platform));
        line("");
    }

    private static String commit(Path root) throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty")
                .directory(root.toFile())
                .start();
        String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? answer : "no commit";
    }

    private static String settings(BenchPlatform platform) throws SQLException {
        try (Connection connection = platform.sql("ticketing", "ticketing.db.password");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select 'PostgreSQL ' || current_setting('server_version') || ': '
                               || string_agg(name || ' ' || current_setting(name), ', ' order by name)
                        from pg_settings
                        where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'commit_delay',
                                       'max_wal_size', 'checkpoint_timeout', 'wal_compression')
                        """)) {
            row.next();
            return row.getString(1);
        }
    }

    /** How many wanted a processor in the last minute; the measurement is among them. */
    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    void limits(double fdatasyncs, double locks, double selects) {
        line("| limit, one client | per second |");
        line("|---|---|");
        line("| write 8 kB and fdatasync | %,.0f |", fdatasyncs);
        line("| SET NX PX on one lock node | %,.0f |", locks);
        line("| select 1, prepared | %,.0f |", selects);
        line("");
    }

    void warmUp(Duration taken) {
        line("Warmed up for %d s.", taken.toSeconds());
        line("");
    }

    void holds(int clients, Main.HoldRound round, OpenLoop.Result open) {
        ClosedLoop.Result held = round.held();
        PgBench.Result limit = round.limit();
        line("| holds, %d clients | per second | p50 ms | p95 ms | p99 ms | max ms | not 201 |", clients);
        line("|---|---|---|---|---|---|---|");
        line(
                "| through HTTP | %,.0f | %.1f | %.1f | %.1f | %.1f | %d |",
                held.perSecond(), held.millis(50), held.millis(95), held.millis(99), held.millis(100), held.others());
        line(
                "| pgbench, the same %d statements | %,.0f | %.1f | %.1f | %.1f | %.1f | |",
                limit.statements(),
                limit.perSecond(),
                limit.millis(50),
                limit.millis(95),
                limit.millis(99),
                limit.millis(100));
        line("| **ratio** | **%.2f** | | | | | |", round.ratio());
        line(
                "| open loop, %,.0f buyers a second, from the planned moment%s | %,.0f | %.1f | %.1f | %.1f | %.1f | %d |",
                open.offeredPerSecond(),
                open.isSaturated() ? ", saturated" : "",
                open.perSecond(),
                open.responseMillis(50),
                open.responseMillis(95),
                open.responseMillis(99),
                open.responseMillis(100),
                open.statuses().length - open.count(201));
        loadLine();
    }

    private void loadLine() {
        line("");
        line("Load %.1f when this was done.", load());
        line("");
    }

    void crowds(List<HotLoad.Result> crowds) {
        line(
                "| %,d buyers at once, %d seats | sold | oversold | neither yes nor no | first to last seat ms | all answered p99 ms"
                        + " | refusals per second | p99 ms | pings per second | ratio |",
                HotLoad.BUYERS, HotLoad.SEATS);
        line("|---|---|---|---|---|---|---|---|---|---|");
        for (HotLoad.Result hot : crowds) {
            line(
                    "| %s | %d | %d | %d | %.0f | %.0f | %,.0f | %.1f | %,.0f | **%.2f** |",
                    hot.circumstances(),
                    hot.sold(),
                    hot.oversold(),
                    hot.others() + hot.refusals().others(),
                    hot.firstToLast(),
                    hot.crowd().responseMillis(99),
                    hot.refusals().perSecond(),
                    hot.refusals().millis(99),
                    hot.pings().perSecond(),
                    hot.ratio());
        }
        loadLine();
    }

    void growth(List<GrowthLoad.Point> points) {
        line(
                "| %s | holds per second | p50 ms | p99 ms | processor time per hold us | times the smallest | allowed |",
                points.get(0).axis());
        line("|---|---|---|---|---|---|---|");
        for (GrowthLoad.Point point : points) {
            line(
                    "| %,d | %,.0f | %.1f | %.1f | %,.0f | %.2f | %.2f |",
                    point.size(),
                    point.perSecond(),
                    point.millis(50),
                    point.millis(99),
                    point.microsPerHold(),
                    point.microsPerHold() / points.get(0).microsPerHold(),
                    GrowthLoad.allowed(points.get(0), point) / points.get(0).microsPerHold());
        }
        loadLine();
    }

    void sweep(SweepLoad.Result sweep) {
        line(
                "| %,d holds lapse in %d s, %,.0f buyers a second | p50 ms | p95 ms | p99 ms | max ms | not 201 |",
                SweepLoad.HOLDS, SweepLoad.LAPSING.toSeconds(), sweep.during().offeredPerSecond());
        line("|---|---|---|---|---|---|");
        buyers("without", sweep.without());
        buyers("meanwhile", sweep.during());
        line("");
        line(
                "All swept %.1f s after the first lapsed; %,d waited when the last one lapsed.",
                sweep.seconds(), sweep.waiting());
        loadLine();
    }

    private void buyers(String when, OpenLoop.Result open) {
        line(
                "| %s%s | %.1f | %.1f | %.1f | %.1f | %d |",
                when,
                open.isSaturated() ? ", saturated" : "",
                open.responseMillis(50),
                open.responseMillis(95),
                open.responseMillis(99),
                open.responseMillis(100),
                open.statuses().length - open.count(201));
    }

    void stall(StallLoad.Result stall) {
        line("| the server is stopped for %d ms | p50 ms | p99 ms | max ms |", StallLoad.STALL.toMillis());
        line("|---|---|---|---|");
        line(
                "| open loop | %.1f | %.1f | %.1f |",
                stall.open().responseMillis(50),
                stall.open().responseMillis(99),
                stall.open().responseMillis(100));
        line(
                "| closed loop, one client | %.1f | %.1f | %.1f |",
                stall.closed().millis(50),
                stall.closed().millis(99),
                stall.closed().millis(100));
        loadLine();
    }

    void seatMaps(int clients, SeatMapLoad.Result looked) {
        line(
                "| seat maps, %d clients | per second | p50 ms | p99 ms | processor us each | 304 | neither 200 nor 304 |",
                clients);
        line("|---|---|---|---|---|---|---|");
        line(
                "| through HTTP | %,.0f | %.1f | %.1f | %,.0f | %.0f %% | %d |",
                looked.maps().perSecond(),
                looked.maps().millis(50),
                looked.maps().millis(99),
                looked.mapMicros(),
                100 * looked.notModified(),
                looked.maps().others());
        line(
                "| the ping endpoint | %,.0f | %.1f | %.1f | %,.0f | | %d |",
                looked.pings().perSecond(),
                looked.pings().millis(50),
                looked.pings().millis(99),
                looked.pingMicros(),
                looked.pings().others());
        line("| **ratio** | **%.2f** | | | %.2f | | |", looked.ratio(), looked.pingMicros() / looked.mapMicros());
        loadLine();
    }

    void sync(SyncLoad.Result told) {
        line("| a batch of 500 operations, 5 %% told before, 2 %% of seats that others have | ms |");
        line("|---|---|");
        line("| through HTTP, %,d bytes zipped | %.0f |", told.bytes(), told.millis());
        line("| its %,d rows again by INSERT .. SELECT .. ON CONFLICT | %.0f |", told.rows(), told.limitMillis());
        line("| **times the limit** | **%.2f** |", told.ratio());
        line("| the same batch once more | %.0f |", told.againMillis());
        loadLine();
    }

    void searches(int clients, SearchLoad.Result looked) {
        ClosedLoop.Result searched = looked.searches();
        line(
                "| searches among 100,000 schedules, %d clients | per second | p50 ms | p99 ms | processor us each | not 200 |",
                clients);
        line("|---|---|---|---|---|---|");
        line(
                "| through HTTP | %,.0f | %.1f | %.1f | %,.0f | %d |",
                searched.perSecond(), searched.millis(50), searched.millis(99), looked.micros(), searched.others());
        line(
                "| pgbench, the same statement | %,.0f | | | %,.0f | |",
                looked.limit().perSecond(), looked.limitMicros());
        line("| **ratio** | **%.2f** | | | %.2f | |", looked.ratio(), looked.limitMicros() / looked.micros());
        loadLine();
    }

    void feed(FeedLoad.Result feed) {
        line(
                "| a feed of %,d stop_times, %,d rows in all | seconds | rows per second |",
                feed.stopTimes(), feed.rows());
        line("|---|---|---|");
        line(
                "| import through HTTP, %,d schedules with it | %.1f | %,.0f |",
                feed.schedules(), feed.importSeconds(), feed.rows() / feed.importSeconds());
        line("| of these, until it is read and planned | %.1f | |", feed.readingSeconds());
        line(
                "| the same feed again, nothing changes | %.1f | %,.0f |",
                feed.againSeconds(), feed.rows() / feed.againSeconds());
        line(
                "| COPY of the files into bare tables, and their indexes | %.1f | %,.0f |",
                feed.limitSeconds(), feed.rows() / feed.limitSeconds());
        line("| **times the limit** | **%.2f** | |", feed.ratio());
        loadLine();
        line("The server's memory: %,d MB before, %,d MB at its peak.", feed.rssBefore() >> 20, feed.peakRss() >> 20);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
