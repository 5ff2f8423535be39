package dev.twende.benchmarks;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    void holds(int clients, ClosedLoop.Result held, PgBench.Result limit, OpenLoop.Result open) {
        line("| holds, %d clients | per second | p50 ms | p95 ms | p99 ms | max ms | not 201 |", clients);
        line("|---|---|---|---|---|---|---|");
        line(
                "| through HTTP | %,.0f | %.1f | %.1f | %.1f | %.1f | %d |",
                held.perSecond(), held.millis(50), held.millis(95), held.millis(99), held.millis(100), held.others());
        line("| pgbench, the same %d statements | %,.0f | | | | | |", limit.statements(), limit.perSecond());
        line("| **ratio** | **%.2f** | | | | | |", held.perSecond() / limit.perSecond());
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
        line("");
    }

    void growth(List<GrowthLoad.Point> points) {
        line(
                "| %s | holds per second | p50 ms | processor time per hold us | times the smallest |",
                points.get(0).axis());
        line("|---|---|---|---|---|");
        for (GrowthLoad.Point point : points) {
            line(
                    "| %,d | %,.0f | %.1f | %,.0f | %.2f |",
                    point.size(),
                    point.perSecond(),
                    point.p50Millis(),
                    point.microsPerHold(),
                    point.microsPerHold() / points.get(0).microsPerHold());
        }
        line("");
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
        line("");
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
        line("");
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
        line("");
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
        line("");
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

    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
