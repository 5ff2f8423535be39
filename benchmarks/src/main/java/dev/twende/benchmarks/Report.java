package dev.twende.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Writes what was measured as Markdown. */
final class Report {
    private final PrintStream out = System.out;

    void machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        line(
                "Measured %s on %s %s, %d processors, load %.2f, Java %s, everything on this one machine.",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                system.getName(),
                system.getArch(),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                Runtime.version());
        line("");
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

    void holds(int clients, HoldLoad.Result held, PgBench.Result limit) {
        line("| holds, %d clients | per second | p50 ms | p95 ms | p99 ms | max ms | not 201 |", clients);
        line("|---|---|---|---|---|---|---|");
        line(
                "| through HTTP | %,.0f | %s | %s | %s | %s | %d |",
                held.perSecond(),
                milliseconds(held, 50),
                milliseconds(held, 95),
                milliseconds(held, 99),
                milliseconds(held, 100),
                held.others());
        line("| pgbench, the same %d statements | %,.0f | | | | | |", limit.statements(), limit.perSecond());
        line("| **ratio** | **%.2f** | | | | | |", held.perSecond() / limit.perSecond());
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
        line("");
        line("The server's memory: %,d MB before, %,d MB at its peak.", feed.rssBefore() >> 20, feed.peakRss() >> 20);
    }

    private static String milliseconds(HoldLoad.Result result, double percentile) {
        return String.format(Locale.ROOT, "%.1f", result.latencies().getValueAtPercentile(percentile) / 1000.0);
    }

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
